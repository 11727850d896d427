/**
 * Which view shows which state.
 *
 * A view is `{element, update?, focus?, leave?, fill?, codeSentTo?, pollAfter?}`: `update(state)` when the server answers with
 * the same state and device; `focus()` where not the heading shall have the focus; `leave()` before another view comes;
 * `fill(code)` and `codeSentTo(state)` where a code is awaited, with the address that has it, if any; `pollAfter(state)` the
 * milliseconds after which to read again, or undefined. It asks through `actions`: `act(relation, members)`, `start(inputs)`,
 * `again()`, `tell(sentence)`; it knows through them what was last `made` and what the browser is `able` to do.
 */
import { enterSeedCode } from './seed.js';
import { enterSentCode } from './code.js';
import { choose } from './choose.js';
import { ended } from './ended.js';
import { other } from './other.js';
import { pair } from './pair.js';
import { register } from './register.js';
import { unpaired } from './unpaired.js';

const ACTIVATIONS = {
  EMAIL: enterSentCode,
  SMS: enterSentCode,
  VOICE: enterSentCode,
  TOTP: enterSeedCode,
  PLATFORM: register,
  SECURITY_KEY: register,
};

const STATES = {
  DEVICE_ENROLLMENT_REQUIRED: () => choose,
  ACTIVATION_REQUIRED: (state) => ACTIVATIONS[state.device?.type],
  PAIRING_REQUIRED: () => pair,
  MOBILE_PAIRING_FAILURE: () => unpaired,
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
