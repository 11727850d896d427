/** Speaks HAL: starts an execution, then reads it and acts on it by its links alone. */
import { ask, Refusal } from './ask.js';

const START = 'demo/flowExecutions';
const MEMORY = 'sallyport.execution';

/** One execution. A reload of the page finds it again; another tab does not. */
export class Client {
  #heard;
  #token;
  #state;
  #asked = 0;
  #newest = 0;
  #made;

  /** @param {function(Object): void} heard is told of each exchange that may have moved something */
  constructor(heard) {
    this.#heard = heard;
  }

  get running() {
    return this.#state !== undefined;
  }

  /** What the last `device.create` asked for, if any. */
  get made() {
    return this.#made;
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
    this.#made = kept.made;
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
    if (relation === 'device.create') this.#made = members;
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
      sessionStorage.setItem(MEMORY, JSON.stringify({ self: state._links.self, token: this.#token, made: this.#made }));
    }
    return this.#state;
  }

  async #exchange(method, href, type, members) {
    const headers = { Accept: 'application/hal+json, application/json' };
    if (type) headers['Content-Type'] = type;
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    const { status, answer, retryAfter } = await ask(href, { method, headers, members });
    if (method !== 'GET') this.#heard({ method, href, type, members, status, answer });
    if (status >= 400) throw new Refusal(status, answer, retryAfter);
    if (!answer?._links?.self) throw new Refusal(status, { message: 'The server gave an answer without links.' });
    return answer;
  }
}
