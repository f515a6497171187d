// The door of the design system. Values come from base/tokens.css, texts come as props: no school words inside.
// Links are plain <a href>: the router takes them over (platform/web/router.ts).

export { Button, type ButtonKind, type ButtonProps } from './actions/Button.tsx'
export { type ChoiceProps, type Option, Pills, RadioGroup, Segmented } from './actions/Choice.tsx'
export { IconButton, type IconButtonProps } from './actions/IconButton.tsx'
export { type Glyph, Icon, type IconProps } from './base/Icon.tsx'
export { englishUiWords, russianUiWords, type UiWords, UiWordsContext } from './base/words.ts'
export { ActFields, type ActFieldsProps, type ActNamed, isHalfAct } from './forms/ActFields.tsx'
export { Checkbox, type CheckboxProps } from './forms/Checkbox.tsx'
export { CodeCells, type CodeCellsProps } from './forms/CodeCells.tsx'
export { readCode } from './forms/code.ts'
export { DayTime, type DayTimeProps } from './forms/DayTime.tsx'
export { Field, type FieldProps } from './forms/Field.tsx'
export { FileDrop, type FileDropProps } from './forms/FileDrop.tsx'
export { FormEnd, type FormEndProps } from './forms/FormEnd.tsx'
export { Select, type SelectProps } from './forms/Select.tsx'
export { TextArea, type TextAreaProps } from './forms/TextArea.tsx'
export { Count, type CountProps } from './marks/Count.tsx'
export { Progress, type ProgressProps } from './marks/Progress.tsx'
export { QrSquare, type QrSquareProps } from './marks/QrSquare.tsx'
export { type Step, Steps } from './marks/Steps.tsx'
export { Tag, type TagProps } from './marks/Tag.tsx'
export { Confirm, type ConfirmProps } from './overlays/Confirm.tsx'
export { Dialog, type DialogProps } from './overlays/Dialog.tsx'
export { FormDialog, type FormDialogProps } from './overlays/FormDialog.tsx'
export { Menu, type MenuItem, type MenuProps } from './overlays/Menu.tsx'
export { Popover, type PopoverProps } from './overlays/Popover.tsx'
export { StatusPill } from './overlays/StatusPill.tsx'
export { type Tab, Tabs, type TabsProps } from './overlays/Tabs.tsx'
export { Toaster } from './overlays/Toaster.tsx'
export { dropToast, type ToastOptions, toast } from './overlays/toast.ts'
export { Avatar, type AvatarProps } from './people/Avatar.tsx'
export { Badge, type BadgeProps } from './people/Badge.tsx'
export type { Chalk } from './people/chalk.ts'
export { NameChip, type NameChipProps } from './people/NameChip.tsx'
export { PageRows, type PageRowsProps } from './people/PageRows.tsx'
export { PersonRow, type PersonRowProps } from './people/PersonRow.tsx'
export { AppShell, type AppShellProps, NavButton, type NavItem } from './shell/AppShell.tsx'
export { announce } from './shell/announce.ts'
export { LiveRegion, VisuallyHidden } from './shell/LiveRegion.tsx'
export { Mark, type MarkProps } from './shell/Mark.tsx'
export {
  FindButton,
  type FindButtonProps,
  Lane,
  type LaneProps,
  Page,
  TopBar,
  TopBarEnd,
  type TopBarProps,
} from './shell/Page.tsx'
export { ScreenTitle } from './shell/ScreenTitle.tsx'
export { StatusScreen, type StatusScreenProps } from './shell/StatusScreen.tsx'
export { AskCard, type AskCardProps } from './surfaces/AskCard.tsx'
export { Card, type CardProps } from './surfaces/Card.tsx'
export { DayPage, DaySlot, type DaySlotProps } from './surfaces/DayPage.tsx'
export { Empty, type EmptyProps } from './surfaces/Empty.tsx'
export { Note, type NoteProps } from './surfaces/Note.tsx'
export { Skeleton, type SkeletonProps } from './surfaces/Skeleton.tsx'
export { SumTile, type SumTileProps } from './surfaces/SumTile.tsx'
export { type Column, Table, type TableProps } from './surfaces/Table.tsx'
export { Bubble, type BubbleProps, type Reaction } from './talk/Bubble.tsx'
export { BubbleGroup, type BubbleGroupProps, BubbleName, type BubbleNameProps } from './talk/BubbleGroup.tsx'
export { Composer, type ComposerProps } from './talk/Composer.tsx'
export { NoticeCard, type NoticeCardProps } from './talk/NoticeCard.tsx'
export {
  DaySeparator,
  FileRow,
  type FileRowProps,
  Quote,
  type QuoteProps,
  TypingDots,
  type VoteOption,
  VoteRows,
  type VoteRowsProps,
} from './talk/parts.tsx'
export { Conversation, type ConversationProps, TalkLayout, type TalkLayoutProps } from './talk/TalkLayout.tsx'
export { TalkRow, type TalkRowProps } from './talk/TalkRow.tsx'
