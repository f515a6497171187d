// Leaves a .br and a .gz beside every text file of the built web client: the server sends them as they are.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const SMALL = 1024

for (const file of globSync('dist/web/**/*.{js,css,html,svg,json,webmanifest}')) {
  const bytes = readFileSync(file)
  if (bytes.length < SMALL) continue
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, quality))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
