import type { Plugin, Rollup } from 'vite'

/**
 * The first page names the files of the screens most people come for, so that they are fetched beside the frame and not
 * after it: on a slow network that is a turn there and back less.
 */
export function preload(...screens: string[]): Plugin {
  return {
    name: 'preload-screens',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk')
        const wanted = new Set<string>()
        const styles = new Set<string>()
        for (const screen of screens) {
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(screen))
          if (!chunk) throw new Error(`No file is built for ${screen}`)
          gather(chunk, chunks, wanted, styles)
        }
        const isNew = (file: string) => !html.includes(`/${file}`)
        return [
          ...[...wanted].filter(isNew).map((file) => link('modulepreload', file)),
          ...[...styles].filter(isNew).map((file) => link('preload', file, 'style')),
        ]
      },
    },
  }
}

function gather(chunk: Rollup.OutputChunk, all: Rollup.OutputChunk[], files: Set<string>, styles: Set<string>): void {
  if (files.has(chunk.fileName)) return
  files.add(chunk.fileName)
  for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
  for (const name of chunk.imports) {
    const next = all.find(({ fileName }) => fileName === name)
    if (next) gather(next, all, files, styles)
  }
}

const link = (rel: string, file: string, as?: string) => ({
  tag: 'link',
  attrs: { rel, crossorigin: true, href: `/${file}`, ...(as ? { as } : {}) },
  injectTo: 'head' as const,
})
