import { Fragment, type ReactNode } from 'react'

/** Names and values in two columns; what has no value is left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="org-facts">
    {facts
      .filter(([, value]) => value)
      .map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
  </dl>
)
