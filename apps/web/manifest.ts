import type { ManifestOptions } from 'vite-plugin-pwa'

/** How the application introduces itself to a phone. */
export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Звонок',
  short_name: 'Звонок',
  description: 'Чаты, звонки и уроки одной школы: только свои.',
  lang: 'ru',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f8f5ed',
  theme_color: '#fffefa',
  categories: ['education', 'social'],
  icons: [
    { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icons/mark-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/mark-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/mark-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}
