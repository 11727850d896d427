/** Speaks to the browser's authenticators (WebAuthn Level 3). */
import { bytes, text } from './base64url.js';

/** What this browser can do, in the words of the input `webauthn.compatibility`. */
export async function compatibility() {
  if (!window.PublicKeyCredential || !navigator.credentials) return 'NONE';
  try {
    return (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()) ? 'FULL' : 'SECURITY_KEY_ONLY';
  } catch {
    return 'SECURITY_KEY_ONLY';
  }
}

/** Why a type cannot be used in such a browser, or undefined. */
export function hindrance(type, able) {
  if (able === 'NONE' && (type === 'PLATFORM' || type === 'SECURITY_KEY')) return 'This browser offers no passkeys or security keys here.';
  if (able === 'SECURITY_KEY_ONLY' && type === 'PLATFORM') return 'This browser finds no fingerprint, face or screen lock here.';
  return undefined;
}

/**
 * Has a credential made.
 *
 * @param {Object} json PublicKeyCredentialCreationOptionsJSON
 * @param {AbortSignal} signal ends the wait
 * @return {Promise<Object>} RegistrationResponseJSON
 * @throws {DOMException} as navigator.credentials.create() does
 */
export async function createCredential(json, signal) {
  const parse = PublicKeyCredential.parseCreationOptionsFromJSON?.bind(PublicKeyCredential) ?? parsed;
  const credential = await navigator.credentials.create({ publicKey: parse(json), signal });
  return credential.toJSON?.() ?? written(credential);
}

/* For browsers without the methods of Level 3. */

function parsed(json) {
  const known = ({ id, ...rest }) => ({ ...rest, id: bytes(id) });
  return {
    ...json,
    challenge: bytes(json.challenge),
    user: known(json.user),
    excludeCredentials: json.excludeCredentials?.map(known),
  };
}

function written({ id, rawId, type, authenticatorAttachment, response }) {
  return {
    id,
    rawId: text(rawId),
    type,
    authenticatorAttachment,
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
    clientExtensionResults: {},
  };
}
