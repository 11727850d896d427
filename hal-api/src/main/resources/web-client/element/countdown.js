/** Counts down, with one clock for all. */

const running = new Map();
let clock;

/** Tells the whole seconds left until an instant in milliseconds: now, and then, as a change, whenever they change. */
export function countDown(place, until, tell) {
  const count = { until: until || 0, tell };
  running.delete(place);
  if (advance(count) > 0) running.set(place, count);
  clock ??= setInterval(tick, 250);
}

function tick() {
  for (const [place, count] of running) {
    if (!place.isConnected || advance(count) === 0) running.delete(place);
  }
  if (!running.size) clock = clearInterval(clock);
}

function advance(count) {
  const left = Math.max(0, Math.ceil((count.until - Date.now()) / 1000));
  const before = count.told;
  count.told = left;
  if (left !== before) count.tell(left, before !== undefined);
  return left;
}

/** Seconds for the eye: `0:24`, `9:58`, `23 h 59 min`. */
export function shown(seconds) {
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
