/** Base64url without padding (RFC 4648, 5). */

export function bytes(written) {
  return Uint8Array.from(atob(written.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
}

/** @param {ArrayBuffer|Uint8Array} given */
export function text(given) {
  const signs = String.fromCharCode(...new Uint8Array(given));
  return btoa(signs).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
