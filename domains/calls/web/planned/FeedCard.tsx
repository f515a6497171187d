import { Copy, RefreshCw } from 'lucide-react'
import type { dropFeed, getFeed, makeFeed } from '#contract/calls'
import { Button, Field, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'

/** The secret address of my calendar: made when it is wanted, renewed, dropped. */
export function FeedCard() {
  const t = useWords('calls')
  const { data } = useAsk<typeof getFeed>('calls.getFeed', {})
  const refresh = ['calls.getFeed']
  const making = useRun<typeof makeFeed>('calls.makeFeed', { refresh, onError: sayRefusal })
  const dropping = useRun<typeof dropFeed>('calls.dropFeed', { refresh, onError: sayRefusal })
  if (!data) return null
  const { url } = data
  return (
    <section className="card stack">
      <h2>{t('feed.title')}</h2>
      <p>{t('feed.text')}</p>
      {url ? (
        <>
          <Field label={t('feed.address')} value={url} readOnly onFocus={(event) => event.target.select()} />
          <div className="row wrap">
            <Button
              kind="line"
              icon={Copy}
              onClick={() => void navigator.clipboard.writeText(url).then(() => toast(t('feed.copied')))}
            >
              {t('feed.copy')}
            </Button>
            <Button icon={RefreshCw} busy={making.isPending} onClick={() => making.mutate({})}>
              {t('feed.renew')}
            </Button>
            <Button kind="plain" busy={dropping.isPending} onClick={() => dropping.mutate({})}>
              {t('feed.drop')}
            </Button>
          </div>
          <p className="small dim">{t('feed.secret')}</p>
        </>
      ) : (
        <Button kind="line" busy={making.isPending} onClick={() => making.mutate({})}>
          {t('feed.make')}
        </Button>
      )}
    </section>
  )
}
