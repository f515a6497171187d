import { Check, HandHeart, HeartHandshake, Laugh, PartyPopper, ThumbsUp } from 'lucide-react'
import type { Glyph } from '#ui'
import type { ReactionWord } from '../contract.ts'

/** Reactions in the order they are offered. */
export const reactionWords: { word: ReactionWord; icon: Glyph }[] = [
  { word: 'thanks', icon: HeartHandshake },
  { word: 'accepted', icon: Check },
  { word: 'agree', icon: ThumbsUp },
  { word: 'hooray', icon: PartyPopper },
  { word: 'sorry', icon: HandHeart },
  { word: 'funny', icon: Laugh },
]

export const iconOf = (word: ReactionWord): Glyph | undefined => reactionWords.find((one) => one.word === word)?.icon
