import type { Plugin } from 'vite'

/** An icon is its lines; the key that each line bears serves React in development only. */
export function lightIcons(): Plugin {
  return {
    name: 'light-icons',
    apply: 'build',
    transform: {
      filter: { id: /\/lucide-react\/dist\/esm\/icons\/[\w-]+\.mjs$/ },
      handler: (code) => ({
        code: code.replace(/,\s*key: "\w+"/g, ''),
        map: null,
      }),
    },
  }
}
