// Enrolls an e-mail address and an authenticator app. It knows names of relations and members, and nothing else: every
// address, method and media type comes from a link or a template.
//
//   CLIENT_SECRET=... node enroll.mjs ENTRY CLIENT_ID USER INBOX
//
// ENTRY is the environment's entry document; INBOX shows the user's e-mail, which is no part of the API.
import { createHmac } from 'node:crypto';
import { bearerAuth, Client } from 'ketting';

const [entry, client_id, user, inbox] = process.argv.slice(2);
const client_secret = process.env.CLIENT_SECRET;

/** A client that prints what it asks. */
function client(start, token) {
  const it = new Client(start);
  if (token) it.use(bearerAuth(token));
  it.use(async (request, next) => {
    const response = await next(request);
    const type = request.method === 'POST' ? request.headers.get('Content-Type') : request.headers.get('Prefer');
    console.log([request.method, response.status, type].filter(Boolean).join(' '));
    return response;
  });
  return it;
}

/** Sends members by a link. Ketting follows it; that its `type` is what to send there, its caller must know. */
function send(state, relation, data = {}) {
  const { type } = state.links.get(relation);
  return state.follow(relation).post({ data, headers: { 'Content-Type': type } });
}

/** Submits a template. Ketting's own submit() takes no content type but JSON and HTML's, and knows no `when`. */
function submit(state, name, members = {}) {
  const { uri, method, contentType, fields } = state.action(name);
  const known = new Map(fields.map((field) => [field.name, field]));
  for (const [member, value] of Object.entries(members)) {
    const { maxLength = Infinity, pattern = /.*/ } = known.get(member);
    if (value.length > maxLength || !pattern.test(value)) throw new Error(`${member} cannot be ${value}`);
  }
  const request = { method, body: JSON.stringify(members), headers: { 'Content-Type': contentType } };
  const { client } = state;
  return client.fetcher.fetchOrThrow(uri, request).then((response) => client.getStateForResponse(uri, response));
}

/** The state as soon as it is another one. */
async function change(state) {
  const headers = { Prefer: 'wait=30', 'If-None-Match': state.headers.get('ETag') };
  try {
    return await state.follow('self').refresh({ headers });
  } catch (error) {
    if (error.status !== 304) throw error; // for ketting, "still the same" is an error
    return state;
  }
}

/** What only the application's server may do: start an execution for its user. */
async function start() {
  const api = await client(entry).go().get();
  const credentials = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
  const { data: { access_token } } = await send(api, 'token', credentials.toString());
  const worker = await client(entry, access_token).go().get();
  const wish = { flowDefinition: { name: 'device-enrollment' }, inputs: { user: { id: user } } };
  const { data, links } = await send(worker, 'flowExecutions', wish);
  return client(links.get('self').href, data.interactionToken).go().get();
}

/** The newest code in the inbox. */
async function code() {
  const { _embedded } = await (await fetch(inbox)).json();
  return _embedded.messages[0].text.match(/\d{6}/)[0];
}

/** What an authenticator app shows (RFC 6238). */
function totp(secret) {
  const bits = [...secret].map((it) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(it).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** An e-mail address, by `_links` alone. */
async function byLinks() {
  let state = await start();
  state = await send(state, 'device.create', { type: 'EMAIL', email: `${user}@example.org` });
  while (state.data.otp.delivery === 'PENDING') state = await change(state);

  const refusal = await send(state, 'device.activate', { otp: '' }).catch((error) => error.response.json());
  console.log(`refused ${refusal.details[0].target} ${refusal.details[0].code}`);

  return send(state, 'device.activate', { otp: await code() });
}

/** An authenticator app, by `_templates` alone. */
async function byTemplates() {
  let state = await start();
  state = await submit(state, 'device.create', { type: 'TOTP' });
  const { facts } = state.data._display;
  return submit(state, 'device.activate', { otp: totp(facts.find((fact) => fact.type === 'secret').value) });
}

for (const enroll of [byLinks, byTemplates]) {
  const { data } = await enroll();
  console.log(`${enroll.name} ${data.status} ${data.result} ${data.outputs.device.type} ${data.outputs.device.id} ${data.id}`);
}
