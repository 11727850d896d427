/** Speaks HAL-FORMS with one resource. */
import { ask, Refusal } from './ask.js';

const FORMS = 'application/prs.hal-forms+json, application/hal+json;q=0.5';
const SLACK = 15_000; // milliseconds beyond what the server was asked to wait
const DRIFT = 2000; // milliseconds, for Date has whole seconds

/** Answers are `{state, language, drift, held}`: no state where nothing is new, not held where the server would not wait. */
export function client({ href, token }, wanted, heard) {
  const self = new URL(href, document.baseURI);
  const always = { Accept: FORMS, 'Accept-Language': wanted, ...(token && { Authorization: `Bearer ${token}` }) };
  let tag;

  const exchange = async (method, target, headers, rest) => {
    const { origin, href: to } = new URL(target, self);
    // The token is for one server, whatever a form names.
    if (origin !== self.origin) throw new Refusal(400, { message: to });
    const { status, answer, told, retryAfter } = await ask(to, { method, headers: { ...always, ...headers }, ...rest });
    if (method !== 'GET') heard({ method, href: to, type: headers['Content-Type'], members: rest.members, status, answer });
    const isNew = status !== 304;
    if (status >= 400 || (isNew && !answer?._links?.self)) throw new Refusal(status, answer, retryAfter);
    if (isNew) tag = told.get('ETag');
    const ahead = Date.parse(told.get('Date')) - Date.now();
    const held = !headers.Prefer || told.has('Preference-Applied');
    return { state: answer, language: told.get('Content-Language'), drift: Math.abs(ahead) > DRIFT ? ahead : 0, held };
  };

  return {
    origin: self.origin,
    read: (signal, wait = 0 /* seconds for something new */) => {
      const headers = wait && tag ? { 'If-None-Match': tag, Prefer: `wait=${wait}` } : {};
      return exchange('GET', self, headers, { signal, patience: wait * 1000 + SLACK });
    },
    act: ({ method = 'POST', target = self, contentType = 'application/json' }, members, signal) =>
      exchange(method, target, { 'Content-Type': contentType }, { members, signal }),
  };
}
