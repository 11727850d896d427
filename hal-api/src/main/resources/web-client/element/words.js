/** The few words of the page's own (texts/*.json). All else is said by the server. */
import { ask } from './ask.js';

const KNOWN = ['en', 'de'];

/** Gives a function from a text's name, and a value for `{}` in it; its `wanted` is an Accept-Language header. */
export async function wordsFor(lang) {
  const tags = [...new Set([...(lang ? [lang] : navigator.languages), 'en'])];
  const near = tags.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => KNOWN.includes(tag));
  const texts = await ask(new URL(`texts/${near}.json`, import.meta.url)).then(({ answer }) => answer, () => undefined);
  const wanted = tags.map((tag, index) => `${tag};q=${Math.max(1, 10 - index) / 10}`).join(', ');
  const words = (name, value) => (texts?.[name] ?? name).replace('{}', value);
  /** For the ear: seconds as `24 seconds`, `10 minutes`. */
  const wait = (seconds) => {
    const [unit, size] = seconds < 120 ? ['second', 1] : ['minute', 60];
    const written = new Intl.NumberFormat(near, { style: 'unit', unit, unitDisplay: 'long' });
    return words('tryAgainIn', written.format(Math.ceil(seconds / size)));
  };
  return Object.assign(words, { lang: near, wanted, wait, has: (name) => texts?.[name] });
}
