/** One execution in one place: shows it, acts on it, follows it. */
import { Refusal } from './ask.js';
import { client } from './client.js';
import { countDown, shown } from './countdown.js';
import { follow } from './follow.js';
import { forgetRefusal, tellRefusal } from './refusal.js';
import { isOver, notice, shapeOf, view } from './view.js';

const LATE = 1500; // milliseconds after something was counted down, when the server may say something else

/** `what` has href, token, and autofocus: whether the first view takes the focus. */
export function passage(what, words, { stage, status, away, lifetime }, emit) {
  const server = client(what, words.wanted, (exchange) => emit('exchange', exchange));
  const ended = new AbortController();
  let following = new AbortController();
  let state;
  let present;
  let busy = false;
  let drift = 0;

  const tell = (sentence) => (status.textContent = sentence);
  const setBusy = (is) => stage.setAttribute('aria-busy', (busy = is));
  const setAway = (sentence = '') => away.textContent !== sentence && (away.textContent = sentence);

  /** One thing at a time: what is asked while an answer is awaited is dropped. */
  const act = async (template, members) => {
    if (busy) return;
    setBusy(true);
    following.abort();
    forgetRefusal(stage);
    try {
      show(await server.act(template, members, ended.signal), true);
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      await refused(problem);
    } finally {
      setBusy(false);
      start();
    }
  };

  /** A refusal may have moved the execution (a wrong code is counted), so it is read before. */
  const refused = async (problem) => {
    const left = await server.read(ended.signal).then((told) => show(told, true) && false, lost);
    if (left || ended.signal.aborted) return;
    tellRefusal(stage, problem, words);
    emit('refused', { message: problem.message, ...problem });
  };

  const lapsed = () => setTimeout(() => start(0), LATE);
  const local = (instant) => Date.parse(instant) - drift;
  const context = { words, act, tell, lapsed, local, remembered: new Map() };

  /** Shows a state: in the present view while that is possible. Tells whether it was the last. */
  const show = (told, ours) => {
    if (ended.signal.aborted) return true;
    setAway();
    const next = told.state ?? state;
    const over = isOver(next);
    const fresh = JSON.stringify(next) !== JSON.stringify(state);
    state = next;
    drift = told.drift;
    stage.lang = told.language ?? words.lang;
    if (!state._display || !(state._templates || over)) replace(notice(words('formless'), words('formlessText')), ours);
    else if (present?.shape !== shapeOf(state)) replace(view(state, context), ours);
    else if (fresh) present.update(state);
    setLifetime(over ? undefined : state.expiresAt);
    const { result, outputs, error } = state;
    if (fresh) emit('state', { state });
    if (fresh && over) emit(error ? 'failed' : 'completed', { result, outputs, error, state });
    return over;
  };

  /** The focus goes along with who asked for the view, or was within the old one. */
  const replace = (next, ours) => {
    const within = stage.contains(stage.getRootNode().activeElement) || document.activeElement === document.body;
    const first = !present;
    present?.leave();
    present = next;
    stage.replaceChildren(next.element);
    if (!first) tell(stage.querySelector('h2').textContent);
    if (first ? what.autofocus : ours || within) next.focus();
  };

  /** Tells whether there is nothing to be read any more. */
  const lost = ({ status: code, message }) => {
    if (ended.signal.aborted) return true;
    if (code === 404 || code === 401) {
      end();
      replace(notice(words('gone'), words('goneText')));
      emit('gone', { status: code });
      return true;
    }
    // Browsers tell no server that is away from one that keeps our origin out.
    const barred = !code && !present && server.origin !== location.origin;
    if (!code || code >= 500) setAway(barred ? words('barred', location.origin) : words('away'));
    else if (!present) replace(notice(words('formless'), message || words('refused', code)));
    return false;
  };

  const setLifetime = (until) => {
    lifetime.hidden = !until;
    countDown(lifetime, local(until), (left, changed) => {
      lifetime.textContent = words('staysOpen', shown(left));
      if (!left && changed) lapsed();
    });
  };

  const start = (wait) => {
    following.abort();
    if (busy || ended.signal.aborted || document.hidden || (state && isOver(state))) return;
    following = new AbortController();
    follow(server.read, following.signal, show, lost, wait);
  };

  const end = () => {
    state = undefined;
    ended.abort();
    following.abort();
    present?.leave();
    setAway();
    setLifetime();
  };

  document.addEventListener('visibilitychange', () => document.hidden || start(), { signal: ended.signal });
  start();
  return { end, state: () => state, fill: (code) => present?.fill(code) };
}
