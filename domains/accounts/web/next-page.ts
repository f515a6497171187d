/** Where to go after signing in: a page of ours that was asked for, else the start. Never another site. */
export function nextPage(asked: string | undefined): string {
  const page = asked?.startsWith('/') && !/^\/[/\\]/.test(asked) ? new URL(asked, 'http://zvonok.invalid') : undefined
  return page?.origin === 'http://zvonok.invalid' ? page.pathname + page.search + page.hash : '/'
}
