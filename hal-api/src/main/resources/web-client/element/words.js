/** The few words that are the page's own (texts/*.json). All else is said by the server, in the language that it is asked for. */
import { ask } from './ask.js';

const KNOWN = ['en', 'de'];

/** Gives a function from a text's name, and a value for `{}` in it; its `wanted` is an Accept-Language header. */
export async function wordsFor(lang) {
  const tags = [...new Set([...(lang ? [lang] : navigator.languages), 'en'])];
  const near = tags.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => KNOWN.includes(tag));
  const texts = await ask(new URL(`texts/${near}.json`, import.meta.url)).then(({ answer }) => answer, () => undefined);
  const wanted = tags.map((tag, index) => `${tag};q=${Math.max(1, 10 - index) / 10}`).join(', ');
  const has = (name) => Boolean(texts?.[name]);
  return Object.assign((name, value) => (texts?.[name] ?? name).replace('{}', value), { lang: near, wanted, has });
}

/** Seconds for the ear: `24 seconds`, `10 minutes`. */
export function spoken(seconds, lang) {
  const inMinutes = seconds >= 120;
  const written = new Intl.NumberFormat(lang, { style: 'unit', unit: inMinutes ? 'minute' : 'second', unitDisplay: 'long' });
  return written.format(inMinutes ? Math.ceil(seconds / 60) : seconds);
}
