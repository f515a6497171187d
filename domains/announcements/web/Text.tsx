import { Suspense } from 'react'
import { FormattedText, LinkedText } from '#screens/chats'

/** Paragraphs as they were written, with their marks; addresses can be pressed. */
export const Text = ({ text }: { text: string }) => (
  <div className="announcements-text">
    <Suspense fallback={text}>
      <FormattedText text={text} words={(plain) => <LinkedText text={plain} />} />
    </Suspense>
  </div>
)
