// A sound that the box gave, played here.

/** A sound of the box, `{type, base64}`, as an address for an <audio>; `URL.revokeObjectURL` gives it back. */
export function soundAddress({ type, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type }));
}
