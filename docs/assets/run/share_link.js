// Code in the fragment of an address: compressed, in letters that need no escape. The fragment is
// never sent to a server.

const NAME = "#code="
const LONGEST = 200_000 // characters; a short link could unpack to gigabytes

/** The address of this page with `code` in it. */
export async function linkTo(code) {
  const packed = new Blob([code]).stream().pipeThrough(new CompressionStream("deflate-raw"))
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
  const escaped = letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
  return new URL(NAME + escaped, location.href).href
}

/** The code in this page's address, or null if there is none. Throws where it cannot be read. */
export async function codeInAddress() {
  if (!location.hash.startsWith(NAME)) return null
  const letters = location.hash.slice(NAME.length).replaceAll("-", "+").replaceAll("_", "/")
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
  const reader = unpacked.pipeThrough(new TextDecoderStream()).getReader()
  for (let code = ""; ; ) {
    const { done, value } = await reader.read()
    if (done) return code
    code += value
    if (code.length > LONGEST) throw new RangeError(`more than ${LONGEST} characters`)
  }
}
