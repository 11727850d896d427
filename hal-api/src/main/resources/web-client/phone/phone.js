/** A phone made of software: it claims a pairing key as an app does, or as an app must not. */
import { ask } from '../client/ask.js';
import { element, picture } from '../client/dom.js';
import { inWords } from './answers.js';
import { ownPhone, remember, renewed, thumbprint } from './identity.js';
import { payloadOf, WAYS } from './payload.js';

const ENTRY = '../d0000000-0000-4000-8000-000000000001'; // the demo's environment; from there on by links

const place = (id) => document.getElementById(id);
const form = place('pairing');
let phone;

async function pair({ key, way }) {
  const { status, answer } = await ask(ENTRY, { headers: { Accept: 'application/hal+json' } });
  const links = answer?._links;
  if (!links?.['mobile.pairings']) return told(inWords({ status, answer }));
  const mobilePayload = await payloadOf(phone, { audience: links.self.href, key, way });
  if (!mobilePayload) return told({ title: 'Nothing to send again', help: 'This phone has sent nothing yet.', code: '' });
  phone = await remember({ ...phone, last: mobilePayload });
  const claimed = await ask(links['mobile.pairings'].href, {
    method: 'POST',
    headers: { Accept: 'application/hal+json, application/json', 'Content-Type': 'application/json' },
    members: { pairingKey: key, mobilePayload },
  });
  if (claimed.status === 201) paired(claimed.answer);
  else told(inWords(claimed));
}

function paired({ id, nickname, user }) {
  const rows = [['Account', user?.id], ['Name', nickname], ['Device', id]].filter(([, value]) => value);
  result(
    'done',
    'Paired',
    'This phone is now a second factor of your account. The other screen knows it already.',
    element('dl', { class: 'facts' }, ...rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)))),
  );
}

function told({ title, help, code }) {
  result('stopped', title, help, code && element('p', { class: 'hint' }, element('code', {}, code)));
}

function result(end, title, words, more) {
  place('result').replaceChildren(
    element('div', { class: 'view' }, picture(end), element('h2', {}, title), element('p', { class: 'lead' }, words), more),
  );
  place('result').scrollIntoView({ block: 'nearest' });
}

/** A key as it is meant, whatever it was pasted with: spaces, dashes, small letters, the link that carries it. */
function plain(written) {
  return decodeURIComponent(written.replace(/^.*#key=/, '')).replace(/[\s-]/g, '').toUpperCase();
}

async function submitted(event) {
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  const key = plain(form.elements.key.value);
  form.elements.key.value = grouped(key);
  form.elements.key.toggleAttribute('aria-invalid', !key);
  if (!key) {
    told({ title: 'No key yet', help: 'Type or paste the pairing key first.', code: '' });
    return form.elements.key.focus();
  }
  form.setAttribute('aria-busy', 'true');
  place('result').replaceChildren(element('p', { class: 'waiting' }, 'One moment…'));
  try {
    await pair({ key, way: form.elements.way.value });
  } catch (problem) {
    told({ title: 'That did not work', help: problem.message || 'The server cannot be reached. Nothing was lost: try again.', code: '' });
  }
  form.setAttribute('aria-busy', 'false');
}

function grouped(key) {
  return key.replace(/(.{4})(?=.)/g, '$1 ');
}

function ways() {
  return Object.entries(WAYS).map(([value, { name }]) =>
    element('label', { class: 'way' }, element('input', { type: 'radio', name: 'way', value, form: 'pairing', checked: value === 'NORMAL' }), name),
  );
}

async function introduce(who) {
  phone = who;
  place('install').textContent = who.id;
  place('thumbprint').textContent = await thumbprint(who);
}

/** A link carries the key behind the #, where no server sees it; the address forgets it at once. */
function keyFromLink() {
  if (!location.hash.startsWith('#key=')) return;
  form.elements.key.value = grouped(plain(location.hash));
  history.replaceState(null, '', location.pathname);
}

place('ways').append(...ways());
form.addEventListener('submit', submitted);
form.elements.key.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  form.requestSubmit();
});
place('renew').addEventListener('click', async () => {
  await introduce(await renewed());
  place('result').replaceChildren(element('p', { class: 'waiting' }, 'This is a new phone now.'));
});
addEventListener('hashchange', keyFromLink);
keyFromLink();
await introduce(await ownPhone());
