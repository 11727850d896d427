/** The demo: an application that starts flows, an inbox, and what was said on the wire. */
import { ask, Refusal } from './client/ask.js';
import { nest } from './client/form.js';
import { forgetRefusal, tellRefusal } from './client/refusal.js';
import { compatibility } from './client/webauthn.js';
import { wordsFor } from './client/words.js';
import './client/sallyport-flow.js';
import { inbox } from './inbox.js';
import { tellWire } from './wire.js';

const MEMORY = 'sallyport.execution'; // a reload of the page finds it again; another tab does not

const [stage, start, again, phone] = ['stage', 'start', 'again', 'phone'].map((id) => document.getElementById(id));
const words = await wordsFor('en');
const offer = inbox((code) => flow.fill(code));
let flow;

function open(execution, autofocus) {
  sessionStorage.setItem(MEMORY, JSON.stringify(execution));
  start.hidden = true;
  flow = Object.assign(document.createElement('sallyport-flow'), { ...execution, autofocus });
  flow.append(phone, again);
  stage.append(flow);
}

stage.addEventListener('sallyport-state', ({ detail: { state } }) => {
  document.title = `${state._display?.title} · Sallyport`;
  offer(JSON.stringify(state));
  // A QR code that is no link holds a key, which the software phone takes.
  const key = state._display?.facts.find(({ type, value }) => type === 'qr' && !value.includes(':'))?.value;
  phone.hidden = !key;
  phone.href = `demo/phone#key=${encodeURIComponent(key)}`;
});
stage.addEventListener('sallyport-exchange', ({ detail }) => tellWire(detail));
for (const end of ['completed', 'failed', 'gone']) {
  stage.addEventListener(`sallyport-${end}`, () => {
    phone.hidden = true;
    again.hidden = false;
    offer('');
  });
}

again.addEventListener('click', () => {
  sessionStorage.removeItem(MEMORY);
  again.hidden = true;
  stage.append(phone, again);
  flow.remove();
  start.hidden = false;
  document.title = 'Sallyport';
  start.querySelector('h2').focus();
});

async function begin(members) {
  const [href, type] = [start.getAttribute('action'), 'application/json'];
  const { status, answer, retryAfter } = await ask(href, { method: 'POST', headers: { 'Content-Type': type }, members });
  const { interactionToken: token, ...shown } = answer ?? {};
  tellWire({ method: 'POST', href, type, members, status, answer: shown });
  if (!token) throw new Refusal(status, answer, retryAfter);
  const self = new URL(answer._links.self.href);
  // Whoever came by another address than the server's own is led there, as its links do.
  if (self.origin === location.origin) open({ href: self.href, token }, true);
  else location.assign(self.origin);
}

start.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (start.ariaBusy) return;
  start.ariaBusy = 'true';
  forgetRefusal(start);
  const members = {};
  for (const [name, value] of new FormData(start)) if (value) nest(members, name, value);
  await begin(members).catch((problem) => tellRefusal(start, problem, words));
  start.ariaBusy = null;
});

start.dataset.able = start.elements['inputs.webauthn.compatibility'].value = await compatibility();
const kept = sessionStorage.getItem(MEMORY);
if (kept) open(JSON.parse(kept));
else start.hidden = false;
