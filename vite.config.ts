import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { compress } from './apps/web/compress.ts'
import { isLaterIcon } from './apps/web/first-icons.ts'
import { guide } from './apps/web/guide.ts'
import { lightIcons } from './apps/web/light-icons.ts'
import { manifest } from './apps/web/manifest.ts'
import { preload } from './apps/web/preload.ts'

const server = process.env.ZVONOK_SERVER ?? 'http://127.0.0.1:8080'

const SHARED = /\/platform\/(web|ui)\/(?!overlays\/Tabs|forms\/CodeCells)|node_modules\/(lucide-react|clsx|idb|uuid)\//

export default defineConfig({
  root: 'apps/web',
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Fonts and pictures stay files: the content policy allows no data: for fonts.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What a later screen needs besides its style is in its own file; to list it in the first one costs everybody.
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      treeshake: {
        // The door of the design system must not drag all its parts into the first file.
        moduleSideEffects: [
          { test: /\/platform\/ui\/.*\.tsx?$/, sideEffects: false },
          // Nor the door of a domain the components and hooks it gives to other screens.
          { test: /\/domains\/\w+\/web\/([A-Z]\w*\.tsx|use-[\w-]+\.ts)$/, sideEffects: false },
        ],
      },
      output: {
        // Pages of the help stand apart: they are fetched when they are read, never with the application.
        chunkFileNames: ({ facadeModuleId }) =>
          `assets/${facadeModuleId?.includes('/docs/guide/') ? 'guide/' : ''}[name]-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'frame', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
            // What most screens share comes in one file: fifty small ones are fifty turns on a slow network.
            {
              name: 'parts',
              // Tabs and one-time codes bring their own library, and the first screens have neither.
              test: (file: string) => SHARED.test(file) && !isLaterIcon(file),
              minShareCount: 3,
            },
            { name: 'icons', test: isLaterIcon, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': server, '/live': { target: server, ws: true } } },
  preview: { port: 4173 },
  plugins: [
    react(),
    lightIcons(),
    guide(),
    preload('/chats/web/ChatsScreen.tsx', '/chats/web/Overlays.tsx'),
    VitePWA({
      manifest,
      injectRegister: false,
      registerType: 'prompt',
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg}'],
        globIgnores: ['**/[Gg]allery*', 'assets/guide/**', 'assets/hls-player*', 'push.js'],
        navigateFallbackDenylist: [/^\/(api|live|files|healthz)\b/],
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        // What happens when a push wakes the device.
        importScripts: ['/push.js'],
      },
    }),
    compress(),
  ],
})
