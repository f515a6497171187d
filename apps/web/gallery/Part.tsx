import type { ReactNode } from 'react'

type PartProps = { id: string; title: string; text: string; two?: boolean; children: ReactNode }

export const Part = ({ id, title, text, two, children }: PartProps) => (
  <section className="gallery-part" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    <p>{text}</p>
    <div className={two ? 'gallery-two' : undefined}>{children}</div>
  </section>
)

export const Sample = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="gallery-sample">
    <h3>{name}</h3>
    {children}
  </div>
)
