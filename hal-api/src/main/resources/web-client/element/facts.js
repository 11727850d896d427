/** What runs out, what is left, and what another device is to take over. */
import { countDown, shown } from './countdown.js';
import { button, element } from './dom.js';
import { qrCode } from './qr.js';

export const isCarried = ({ type }) => ['qr', 'secret', 'link'].includes(type);

export function facts({ words, tell, local, lapsed }) {
  const carried = element('div', { class: 'carried' });
  const list = element('dl', { class: 'facts' });
  let known = '[]';

  const update = (all) => {
    const given = all.filter(isCarried);
    if (known !== JSON.stringify(given)) carried.replaceChildren(...given.map(carry));
    known = JSON.stringify(given);
    list.replaceChildren(...all.filter((fact) => !isCarried(fact)).map(row));
  };

  const row = ({ prompt, promptId, type, value }) => {
    const place = element('dd', {}, value);
    if (type === 'countdown') {
      countDown(place, local(value), (left, changed) => {
        place.textContent = left ? shown(left) : words('expired');
        if (!left && changed) lapsed();
      });
    }
    return element('div', { class: 'fact', of: promptId }, element('dt', {}, prompt), place);
  };

  const carry = ({ prompt, type, value }) => {
    if (type === 'qr') return qrCode(value, prompt);
    if (type === 'secret') return secret(prompt, value);
    const link = element('a', { class: 'button quiet-button', href: value }, prompt);
    return !/^(javascript|data|blob):/.test(link.protocol) && link;
  };

  /** A text to be typed elsewhere: in groups, and to copy. */
  const secret = (prompt, value) => {
    const groups = value.match(/.{1,4}/g).flatMap((group) => [element('span', {}, group), ' ']);
    const copy = button(words('copy'), async () => {
      const copied = await navigator.clipboard.writeText(value).then(() => 'copied', () => 'notCopied');
      tell((copy.textContent = words(copied)));
    });
    return element(
      'div',
      { class: 'carried-text' },
      element('h3', { id: 'secret-title' }, prompt),
      element('code', { class: 'secret', 'aria-labelledby': 'secret-title' }, ...groups),
      element('div', { class: 'actions' }, copy),
    );
  };

  return { element: element('div', {}, carried, list), update };
}
