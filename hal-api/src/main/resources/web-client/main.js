/** Puts the page together: one client, one view at a time, the inbox beside them. */
import { Refusal } from './ask.js';
import { Client } from './client.js';
import { countDown, shown } from './countdown.js';
import { exchangeLog } from './exchange.js';
import { inbox } from './inbox.js';
import { forgetRefusal, tellRefusal } from './refusal.js';
import { elsewhere, gone } from './states/ended.js';
import { stageOf, viewOf } from './states/index.js';
import { welcome } from './states/welcome.js';
import { compatibility } from './webauthn.js';

const RETRY = 1500; // milliseconds

const place = (id) => document.getElementById(id);
const log = exchangeLog(place('exchange'));

let client = new Client(log);
let view;
let user = {};
let busy = false;
let poll;

const messages = inbox(
  { list: place('inbox'), note: place('inbox-note'), status: place('inbox-status') },
  (code) => view.fill?.(code),
);

const actions = {
  able: 'FULL',
  get made() {
    return client.made;
  },
  start: (members) => {
    user = members;
    return perform(() => client.start({ user, webauthn: { compatibility: actions.able } }));
  },
  act: (relation, members) => perform(() => client.act(relation, members)),
  again: () => busy || over(welcome(user, actions), 0),
  tell: (sentence) => (place('status').textContent = sentence),
};

/** One thing at a time: what is asked while an answer is awaited is dropped. */
async function perform(task) {
  if (busy) return;
  setBusy(true);
  forgetRefusal(view.element);
  try {
    show(await task());
  } catch (problem) {
    await refused(problem);
  } finally {
    setBusy(false);
  }
}

/** A refusal may have moved the execution (a wrong code is counted), so its state is read before the refusal is told. */
async function refused(problem) {
  if (!(problem instanceof Refusal)) throw problem;
  const mine = client;
  await reread();
  if (mine === client) tellRefusal(view.element, problem);
}

async function reread() {
  if (!client.running) return;
  const mine = client;
  try {
    const state = await mine.read();
    if (mine !== client) return;
    away();
    show(state);
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    if (mine !== client) return;
    if (problem.gone) over(gone(actions));
    else {
      if (view.pollAfter) away(problem);
      pollAfter(view.pollAfter && Math.max(RETRY, (problem.retryAfter ?? 0) * 1000));
    }
  }
}

/** Shows a state: in the present view while that is possible, so that nothing typed is lost. */
function show(state) {
  const { href } = state._links.self;
  if (new URL(href, document.baseURI).origin !== location.origin) return over(elsewhere(new URL('/', href).href));
  const { status, updatedAt, device } = state;
  const same = view?.status === status && view.device === device?.id;
  if (same && view.update) view.update(state);
  else if (!same || view.updatedAt !== updatedAt) {
    replace({ ...viewOf(state, actions), status, updatedAt, device: device?.id }, stageOf(state));
  }
  messages.offer(view.codeSentTo?.(state));
  lifetime(stageOf(state) < 2 ? state.expiresAt : undefined);
  pollAfter(view.pollAfter?.(state));
}

/** Shows a view that belongs to no execution; without a stage it is no part of the way. */
function over(next, stage) {
  client.forget();
  client = new Client(log);
  replace(next, stage);
  messages.offer(undefined);
  lifetime(undefined);
  pollAfter(undefined);
}

function replace(next, stage) {
  const first = view === undefined;
  view?.leave?.();
  view = next;
  place('view').replaceChildren(view.element);
  const title = view.element.querySelector('h2');
  document.title = `${title.textContent} · Sallyport`;
  progress(stage);
  if (first) return;
  actions.tell(title.textContent);
  (view.focus ?? (() => title.focus()))();
}

function progress(stage) {
  place('progress').hidden = stage === undefined;
  [...place('progress').children].forEach((item, index) => {
    item.classList.toggle('past', index < stage);
    if (index === stage) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  });
}

/** While reading fails, a line says so. */
function away(problem) {
  place('away').textContent = problem ? 'The server does not answer at the moment. Nothing is lost; this page keeps trying.' : '';
}

/** An execution that lapses under the eyes of its reader says so by itself. */
function lifetime(until) {
  const line = place('lifetime');
  line.hidden = until === undefined;
  let open = false;
  countDown(line, until, (left) => {
    line.textContent = `This enrollment stays open for ${shown(left)}.`;
    if (left > 0) open = true;
    else if (open) setTimeout(reread, RETRY);
  });
}

function pollAfter(milliseconds) {
  clearTimeout(poll);
  if (milliseconds) poll = setTimeout(() => (busy ? pollAfter(milliseconds) : reread()), milliseconds);
}

function setBusy(is) {
  busy = is;
  place('view').setAttribute('aria-busy', is);
}

async function begin() {
  actions.able = await compatibility();
  const welcomed = () => replace(welcome(user, actions), 0);
  try {
    const state = await client.resume();
    if (state) show(state);
    else welcomed();
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    welcomed();
    if (!problem.gone) tellRefusal(view.element, problem);
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && view?.pollAfter) reread(); // timers sleep in a tab that nobody sees
});

begin();
