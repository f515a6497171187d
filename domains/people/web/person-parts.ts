import type { ComponentType } from 'react'
import type { Person } from '#contract/people'

type Part = ComponentType<{ person: Person }>

export const personParts: Part[] = []

/** What another domain knows of a person, beneath the card; at the door of its screens, before anything is drawn. */
export const registerPersonPart = (part: Part): void => void personParts.push(part)
