import { useState } from 'react'
import { useWords } from '#web/i18n'
import { type Emoji, emojiKinds, emojiOf, findEmoji } from './emoji-set.ts'

export default function EmojiPicker({ onChoose }: { onChoose: (sign: string) => void }) {
  const t = useWords('chats')
  const [sought, setSought] = useState('')
  const found = sought.trim() ? findEmoji(sought) : undefined
  return (
    <div className="chats-emoji">
      <input
        type="search"
        value={sought}
        placeholder={t('emoji.search')}
        aria-label={t('emoji.search')}
        onChange={(event) => setSought(event.target.value)}
      />
      <div className="chats-emoji-all">
        {found ? (
          found.length > 0 ? (
            <Signs all={found} onChoose={onChoose} />
          ) : (
            <p className="dim small">{t('emoji.nothing')}</p>
          )
        ) : (
          emojiKinds.map((kind) => (
            <section key={kind} aria-label={t(`emoji.${kind}`)}>
              <h3>{t(`emoji.${kind}`)}</h3>
              <Signs all={emojiOf[kind]} onChoose={onChoose} />
            </section>
          ))
        )}
      </div>
    </div>
  )
}

const Signs = ({ all, onChoose }: { all: Emoji[]; onChoose: (sign: string) => void }) => (
  <div className="chats-signs">
    {all.map(({ sign, words }) => (
      <button key={sign} type="button" aria-label={words} title={words} onClick={() => onChoose(sign)}>
        {sign}
      </button>
    ))}
  </div>
)
