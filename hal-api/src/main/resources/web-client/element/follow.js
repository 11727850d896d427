/** Reads a resource again and again: held by the server where it can, with pauses where it cannot. */
import { Refusal } from './ask.js';

const WAIT = 30; // seconds that the server is asked to hold a read
const PAUSE = 2000; // milliseconds after a read that was not held
const RETRY = { first: 1500, last: 30_000 }; // milliseconds after a failure

/** Goes on until `told` or `failed` say that this was all, or until nobody looks. */
export async function follow(read, signal, told, failed, wait = WAIT) {
  let retry = RETRY.first;
  do {
    const asked = performance.now();
    let pause = 0;
    try {
      const answer = await read(signal, wait);
      if (signal.aborted || told(answer)) return;
      if (!answer.held) pause = PAUSE - (performance.now() - asked);
      retry = RETRY.first;
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      if (signal.aborted || failed(problem)) return;
      pause = Math.max(retry, (problem.retryAfter ?? 0) * 1000);
      retry = Math.min(2 * retry, RETRY.last);
    }
    wait = WAIT;
    await new Promise((resume) => setTimeout(resume, pause));
  } while (!signal.aborted && !document.hidden);
}
