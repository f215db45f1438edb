// Bundles the editor into docs/assets/run/editor.js, and writes down what it was made of. With
// --check it changes nothing, and fails where a new bundle would differ from the one that is kept.

import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { build } from "esbuild"

const BUNDLE = "../../docs/assets/run/editor.js"
const LICENCES = "../../docs/assets/run/editor.licence.txt"
const MADE_OF = ["editor.js", "package.json", "package-lock.json"]
const hash = (content) => createHash("sha256").update(content).digest("hex")

const { outputFiles, metafile } = await build({
  entryPoints: ["editor.js"],
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: "/* CodeMirror 6 and ours (MIT), licences in editor.licence.txt */" },
  write: false,
  metafile: true,
  outfile: "editor.bundle.js",
})
const packages = Object.keys(metafile.inputs).flatMap((path) => path.match(/node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? [])
const licences = [...new Set(packages)].sort().map((path) => {
  const { name, version } = JSON.parse(readFileSync(`${path}/package.json`, "utf8"))
  return `${name} ${version}\n\n${readFileSync(`${path}/LICENSE`, "utf8")}`
})
const bundle = Buffer.from(outputFiles[0].contents)
const hashes = Object.fromEntries(MADE_OF.map((name) => [name, hash(readFileSync(name))]))
const listed = `${JSON.stringify({ ...hashes, bundle: hash(bundle) }, null, 2)}\n`

if (process.argv.includes("--check")) {
  if (!bundle.equals(readFileSync(BUNDLE)) || listed !== readFileSync("hashes.json", "utf8")) {
    throw new Error("the bundle that is kept is not the one that this source makes: npm run build")
  }
} else {
  writeFileSync(BUNDLE, bundle)
  writeFileSync(LICENCES, licences.join("\n\n"))
  writeFileSync("hashes.json", listed)
}
