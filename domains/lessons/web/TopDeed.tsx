import { Button, type ButtonKind, type Glyph, IconButton } from '#ui'

type Props = { icon: Glyph; label: string; kind?: ButtonKind; onClick: () => void }

/** What one does with the whole screen: a word on a computer, a glyph with a name on a phone. */
export const TopDeed = ({ icon, label, kind = 'pri', onClick }: Props) => (
  <>
    <IconButton className="only-phone" icon={icon} label={label} onClick={onClick} />
    <Button className="only-wide" kind={kind} icon={icon} onClick={onClick}>
      {label}
    </Button>
  </>
)
