import { useState } from 'react'
import type { FileRef } from '#contract/files'
import {
  AttachMenu,
  DropOverlay,
  FileGallery,
  pastedFiles,
  UploadTray,
  uploadFiles,
  uploads,
  useFileDrop,
  useUploads,
  VoiceRecorder,
} from '#screens/files'
import { Bubble, BubbleGroup, Composer, Page, TopBar } from '#ui'
import { useHat } from '#web/session'

const SCOPE = 'gallery'

/** The parts of files as a composer uses them, with the real server behind. Sign in first. */
export function GalleryFiles() {
  const organizationId = useHat()?.organization.id
  const [messages, setMessages] = useState<FileRef[][]>([])
  const [text, setText] = useState('')
  const begin = (files: File[]) => organizationId && uploadFiles(files, { organizationId, scope: SCOPE })
  const drop = useFileDrop(begin)
  const list = useUploads(SCOPE)
  const ready = list.length > 0 && list.every(({ stage }) => stage === 'ready')
  const send = () => {
    const taken = uploads.take(SCOPE)
    if (taken.length > 0) setMessages((before) => [...before, taken])
    setText('')
  }
  return (
    <Page>
      <div style={{ position: 'relative' }} {...drop.handlers} onPaste={(event) => begin(pastedFiles(event))}>
        <TopBar title="Файлы" />
        <div className="feed" style={{ minHeight: 420 }}>
          {messages.map((files, place) => (
            <BubbleGroup key={files[0]!.id} {...(place % 2 ? { author: { id: 'someone', name: 'Ольга Ли' } } : {})}>
              <Bubble time="18:40">
                <FileGallery files={files} />
              </Bubble>
            </BubbleGroup>
          ))}
        </div>
        <DropOverlay show={drop.over} />
        <Composer
          label="Сообщение"
          fieldLabel="Текст"
          value={text}
          onChange={setText}
          onSend={send}
          sendLabel="Отправить"
          sendable={ready}
          above={list.length > 0 && <UploadTray scope={SCOPE} />}
          tools={
            <>
              <AttachMenu onFiles={begin} />
              <VoiceRecorder
                onDone={({ file, ...told }) =>
                  organizationId && uploadFiles([file], { organizationId, scope: SCOPE, voice: true, ...told })
                }
              />
            </>
          }
        />
      </div>
    </Page>
  )
}
