/** What browsers of before 2025 lack of WebAuthn Level 3; no other loads it. */
import { bytes, text } from './base64url.js';

/** As parseCreationOptionsFromJSON(). */
export function parsed(json) {
  const known = ({ id, ...rest }) => ({ ...rest, id: bytes(id) });
  return { ...json, challenge: bytes(json.challenge), user: known(json.user), excludeCredentials: json.excludeCredentials?.map(known) };
}

/** As toJSON(). */
export function written({ id, rawId, type, authenticatorAttachment, response }) {
  const { clientDataJSON, attestationObject } = response;
  return {
    id,
    rawId: text(rawId),
    type,
    authenticatorAttachment,
    response: {
      clientDataJSON: text(clientDataJSON),
      attestationObject: text(attestationObject),
      transports: response.getTransports?.() ?? [],
    },
    clientExtensionResults: {},
  };
}
