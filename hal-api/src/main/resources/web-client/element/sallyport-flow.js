/** `<sallyport-flow href token lang>` leads a person through an execution, in any page. docs/embedding.md tells how to use it. */
import { element } from './dom.js';
import { passage } from './passage.js';
import { wordsFor } from './words.js';

const OWN = ['href', 'token'];
const styles = styleSheet().catch(() => undefined);

async function styleSheet() {
  const response = await fetch(new URL('element.css', import.meta.url), { credentials: 'omit' });
  return new CSSStyleSheet().replace(await response.text());
}

class SallyportFlow extends HTMLElement {
  static observedAttributes = [...OWN, 'lang'];

  #given = {}; // what was set as a property: it wins over the attribute, and never stands in the markup
  #places;
  #passage;
  #turn = 0;

  static {
    for (const name of OWN) {
      const get = function () {
        return this.#given[name] ?? this.getAttribute(name) ?? '';
      };
      const set = function (value) {
        this.#given[name] = value;
        this.#renew();
      };
      Object.defineProperty(SallyportFlow.prototype, name, { get, set });
    }
  }

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

  get state() {
    return this.#passage?.state();
  }

  /** Fills in a code that came another way; false where none is asked for now. */
  fill(code) {
    return Boolean(this.#passage?.fill(code));
  }

  /** Ends what goes on, and begins anew; what is set in one go begins once. */
  async #renew() {
    const turn = ++this.#turn;
    this.#passage?.end();
    this.#passage = undefined;
    const [words, sheet] = await Promise.all([wordsFor(this.lang), styles]);
    if (turn !== this.#turn || !this.isConnected || !this.href) return;
    if (sheet) this.shadowRoot.adoptedStyleSheets = [sheet];
    const emit = (name, detail) => this.dispatchEvent(new CustomEvent(`sallyport-${name}`, { detail, bubbles: true, composed: true }));
    this.#passage = passage(this, words, this.#places, emit);
  }
}

customElements.define('sallyport-flow', SallyportFlow);
