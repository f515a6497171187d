// Before the first paint, so that an evening page never flashes white. The rest is in platform/web/theme.ts.
;(() => {
  const root = document.documentElement
  const kept = (part) => {
    try {
      return localStorage.getItem(`zvonok.${part}`)
    } catch {
      return null
    }
  }
  const device = matchMedia('(prefers-contrast: more)').matches
    ? 'contrast'
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light'
  const theme = kept('theme')
  root.dataset.theme = ['light', 'dark', 'contrast'].includes(theme) ? theme : device
  root.dataset.text = kept('text') ?? '100'
  root.dataset.motion = kept('motion') ?? 'system'
  root.lang = kept('language') === 'en' ? 'en' : 'ru'
})()
