/** Speaks HAL: starts an execution, then reads it and acts on it by its links alone. */

const START = 'demo/flowExecutions';
const MEMORY = 'sallyport.execution';
const PATIENCE = 30_000; // milliseconds until an answer is given up

/** The server said no, or nothing: status 0. */
export class Refusal extends Error {
  constructor(status, body, retryAfter) {
    super(body?.message ?? sentence(status));
    this.status = status;
    this.details = body?.details ?? [];
    this.retryAfter = retryAfter; // seconds, or undefined
  }

  /** Whether the execution cannot be used any more. */
  get gone() {
    return this.status === 404 || this.status === 401;
  }
}

/** One execution. A reload of the page finds it again; another tab does not. */
export class Client {
  #heard;
  #token;
  #state;
  #asked = 0;
  #newest = 0;

  /** @param {function(Object): void} heard is told of each exchange that may have moved something */
  constructor(heard) {
    this.#heard = heard;
  }

  get running() {
    return this.#state !== undefined;
  }

  async start(inputs) {
    const body = { flowDefinition: { name: 'device-enrollment' }, inputs };
    const { interactionToken, ...state } = await this.#exchange('POST', START, 'application/json', body);
    this.#token = interactionToken;
    return this.#remember(state, ++this.#asked);
  }

  /** The execution that this tab was in before a reload, or undefined. */
  async resume() {
    const kept = JSON.parse(sessionStorage.getItem(MEMORY) ?? 'null');
    if (!kept) return undefined;
    this.#token = kept.token;
    this.#state = { _links: { self: kept.self } };
    return this.read();
  }

  async read() {
    const turn = ++this.#asked;
    return this.#remember(await this.#exchange('GET', this.#link('self').href), turn);
  }

  async act(relation, members = {}) {
    const { href, type } = this.#link(relation);
    const turn = ++this.#asked;
    return this.#remember(await this.#exchange('POST', href, type, members), turn);
  }

  /** Ends this client; what still comes in is not kept. */
  forget() {
    this.#newest = Infinity;
    sessionStorage.removeItem(MEMORY);
  }

  #link(relation) {
    const link = this.#state?._links?.[relation];
    if (!link) throw new Refusal(400, { message: 'This is not offered any more.' });
    return link;
  }

  /** A poll may be answered after an action that was asked later; the later one counts. */
  #remember(state, turn) {
    if (turn > this.#newest) {
      this.#newest = turn;
      this.#state = state;
      sessionStorage.setItem(MEMORY, JSON.stringify({ self: state._links.self, token: this.#token }));
    }
    return this.#state;
  }

  async #exchange(method, href, type, members) {
    const headers = { Accept: 'application/hal+json, application/json' };
    if (type) headers['Content-Type'] = type;
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    const { status, answer, retryAfter } = await ask(href, {
      method,
      headers,
      body: members && JSON.stringify(members),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (method !== 'GET') this.#heard({ method, href, type, members, status, answer });
    if (status >= 400) throw new Refusal(status, answer, retryAfter);
    if (!answer?._links?.self) throw new Refusal(status, { message: 'The server gave an answer without links.' });
    return answer;
  }
}

async function ask(href, request) {
  try {
    const response = await fetch(href, request);
    const text = await response.text();
    return { status: response.status, answer: parse(text), retryAfter: seconds(response.headers.get('Retry-After')) };
  } catch {
    throw new Refusal(0);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
function seconds(header) {
  if (!header) return undefined;
  const given = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(given) ? Math.max(0, given) : undefined;
}

function sentence(status) {
  if (status === 0) return 'The server cannot be reached. Nothing was lost: try again.';
  if (status === 404) return 'There is nothing here.';
  return `The server refused this (${status}).`;
}
