import { Suspense } from 'react'
import { LinkedText } from '#screens/chats'

/** Paragraphs as they were written; addresses can be pressed. */
export const Text = ({ text }: { text: string }) => (
  <div className="announcements-text">
    <Suspense fallback={text}>
      <LinkedText text={text} />
    </Suspense>
  </div>
)
