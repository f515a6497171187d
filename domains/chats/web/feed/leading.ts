const AWAY = { target: '_blank', rel: 'noopener noreferrer nofollow' }

/** A link of our own opens in place, by a path or by the whole address that was copied; another one in a new tab. */
export const leadingTo = (href: string, here = location.origin) =>
  href.startsWith('/') || href === here || href.startsWith(`${here}/`) ? { href } : { href, ...AWAY }
