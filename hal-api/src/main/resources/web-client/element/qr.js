/** Draws a QR code. vendor/qrcode.js is dist/qrcode.mjs of qrcode-generator 2.0.4, unchanged. */
import { drawing } from './dom.js';
import { qrcode } from './vendor/qrcode.js';

const MARGIN = 4; // modules of quiet zone, ISO/IEC 18004

qrcode.stringToBytes = (text) => [...new TextEncoder().encode(text)];

/** Dark on light whatever the page's colours are: cameras want it so. */
export function qrCode(text, label) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let index = 0; index < size * size; index++) {
    const [row, column] = [Math.floor(index / size), index % size];
    if (code.isDark(row, column)) path += `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`;
  }
  const whole = size + 2 * MARGIN;
  return drawing(
    'svg',
    { class: 'qr', viewBox: `0 0 ${whole} ${whole}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' },
    drawing('rect', { width: whole, height: whole, fill: '#fff' }),
    drawing('path', { d: path, fill: '#000' }),
  );
}
