/** Counts down to instants, with one clock for all; what has left the page is no longer counted. */

const running = new Map();
let clock;

/**
 * Calls `tell` with the whole seconds that are left: now, and whenever they change, down to zero.
 *
 * @param {Element} place what is counted for; a second call for it replaces the first
 * @param {string|undefined} until ISO-8601; undefined counts as now
 * @param {function(number): void} tell
 */
export function countDown(place, until, tell) {
  const count = { until: until ? Date.parse(until) : 0, tell, told: undefined };
  running.delete(place);
  if (advance(count) > 0) running.set(place, count);
  clock ??= setInterval(tick, 250);
}

function tick() {
  for (const [place, count] of running) {
    if (!place.isConnected || advance(count) === 0) running.delete(place);
  }
  if (running.size === 0) {
    clearInterval(clock);
    clock = undefined;
  }
}

function advance(count) {
  const left = Math.max(0, Math.ceil((count.until - Date.now()) / 1000));
  if (left !== count.told) {
    count.told = left;
    count.tell(left);
  }
  return left;
}

/** Seconds for the eye: `0:24`, `9:58`, `23 h 59 min`. */
export function shown(seconds) {
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds for the ear: `24 seconds`, `10 minutes`. */
export function spoken(seconds) {
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  if (seconds < 7200) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}
