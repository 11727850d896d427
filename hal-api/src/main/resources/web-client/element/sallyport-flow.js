/** `<sallyport-flow href token lang>` leads a person through an execution, in any page: docs/embedding.md. */
import { element } from './dom.js';
import { passage } from './passage.js';
import { wordsFor } from './words.js';

const OWN = ['href', 'token'];
const styles = fetch(new URL('element.css', import.meta.url), { credentials: 'omit' })
  .then(async (answer) => [await new CSSStyleSheet().replace(await answer.text())])
  .catch(() => []);

class SallyportFlow extends HTMLElement {
  static observedAttributes = [...OWN, 'lang'];

  #given = {}; // set as properties, it never stands in the markup
  #places;
  #passage;
  #turn = 0;

  constructor() {
    super();
    this.#places = {
      away: element('p', { class: 'away', role: 'status' }),
      stage: element('div', { class: 'stage' }),
      after: element('slot', { name: 'after' }),
      lifetime: element('p', { class: 'lifetime', hidden: true }),
      status: element('p', { class: 'unseen', role: 'status' }),
    };
    this.attachShadow({ mode: 'open' }).append(element('div', { class: 'flow' }, ...Object.values(this.#places)));
  }

  connectedCallback() {
    for (const name of OWN.filter((each) => Object.hasOwn(this, each))) {
      this.#given[name] = this[name]; // it was set before this script came
      delete this[name];
    }
    this.#renew();
  }

  disconnectedCallback() {
    this.#renew();
  }

  attributeChangedCallback() {
    this.#renew();
  }

  get href() {
    return this.#given.href ?? this.getAttribute('href');
  }

  set href(href) {
    this.#renew({ href });
  }

  get token() {
    return this.#given.token ?? this.getAttribute('token');
  }

  set token(token) {
    this.#renew({ token });
  }

  get state() {
    return this.#passage?.state();
  }

  fill(code) {
    return Boolean(this.#passage?.fill(code));
  }

  /** Ends what goes on, and begins anew; what is set in one go begins once. */
  async #renew(given) {
    const turn = ++this.#turn;
    Object.assign(this.#given, given);
    this.#passage?.end();
    this.#passage = undefined;
    this.shadowRoot.adoptedStyleSheets = await styles;
    if (turn !== this.#turn || !this.isConnected || !this.href) return;
    const words = await wordsFor(this.lang);
    const emit = (name, detail) => this.dispatchEvent(new CustomEvent(`sallyport-${name}`, { detail, bubbles: true, composed: true }));
    if (turn === this.#turn) this.#passage = passage(this, words, this.#places, emit);
  }
}

customElements.define('sallyport-flow', SallyportFlow);
