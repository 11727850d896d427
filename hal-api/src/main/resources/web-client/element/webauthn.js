/** The widget for credentials that the browser makes (WebAuthn Level 3). */
import { button, element } from './dom.js';

const able = () => window.PublicKeyCredential && navigator.credentials;

/** What this browser can do, for whoever starts a flow. */
export async function compatibility() {
  if (!able()) return 'NONE';
  const platform = PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  return (await platform.catch(() => false)) ? 'FULL' : 'SECURITY_KEY_ONLY';
}

/** A button that has a credential made and gives it to `done`, as RegistrationResponseJSON. */
export function createButton({ source }, { words, state, complain, waits }, done) {
  const waiting = element('p', { class: able() ? 'waiting' : 'refusal', role: 'status' }, !able() && words('webauthnNone'));
  let asking;

  const ask = async () => {
    if (asking || waits(press)) return;
    asking = new AbortController();
    const options = pointed(state(), source);
    complain([]);
    waiting.textContent = words('webauthnFollow');
    press.setAttribute('aria-disabled', 'true');
    try {
      const made = await createCredential(options, asking.signal);
      waiting.textContent = words('webauthnThanks');
      await done(made);
    } catch (problem) {
      const kind = options?.authenticatorSelection?.authenticatorAttachment;
      const known = [`${problem.name}-${kind}`, problem.name].find(words.has);
      if (problem.name !== 'AbortError') complain(known ? [words(known)] : [words('webauthnFailed', problem.name), problem.message]);
    }
    asking = undefined;
    waiting.textContent = '';
    press.removeAttribute('aria-disabled');
    press.textContent = words('tryAgain');
  };
  const press = button('', ask, { class: 'button', hidden: !able() });
  return { press, element: waiting, leave: () => asking?.abort() };
}

/** RFC 6901. */
function pointed(document, pointer) {
  const steps = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce((value, step) => value?.[step], document);
}

async function createCredential(json, signal) {
  const { parseCreationOptionsFromJSON: parse } = PublicKeyCredential;
  const older = parse ? undefined : await import('./webauthn-older.js');
  const publicKey = older ? older.parsed(json) : parse.call(PublicKeyCredential, json);
  const credential = await navigator.credentials.create({ publicKey, signal });
  return older ? older.written(credential) : credential.toJSON();
}
