/**
 * Which view shows which state.
 *
 * A view is `{element, update?, focus?, fill?, codeSentTo?, pollAfter?}`: `update(state)` when the server answers with the same
 * state and device; `focus()` where not the heading shall have the focus; `fill(code)` and `codeSentTo(state)` where a code is
 * awaited, with the address that has it, if any; `pollAfter(state)` the milliseconds after which to read again, or undefined.
 * It asks through `actions`: `act(relation, members)`, `start(inputs)`, `again()`, `tell(sentence)`.
 */
import { enterSeedCode } from './seed.js';
import { enterSentCode } from './code.js';
import { choose } from './choose.js';
import { ended } from './ended.js';
import { other } from './other.js';

const ACTIVATIONS = { EMAIL: enterSentCode, TOTP: enterSeedCode };

const STATES = {
  DEVICE_ENROLLMENT_REQUIRED: () => choose,
  ACTIVATION_REQUIRED: (state) => ACTIVATIONS[state.device?.type],
  COMPLETED: () => ended,
  FAILED: () => ended,
};

export function viewOf(state, actions) {
  const view = STATES[state.status]?.(state) ?? other;
  return view(state, actions);
}

/** How far a state is: 0 choosing, 1 confirming, 2 over. */
export function stageOf(state) {
  if (!state || state.status === 'DEVICE_ENROLLMENT_REQUIRED') return 0;
  return state.status === 'COMPLETED' || state.status === 'FAILED' ? 2 : 1;
}
