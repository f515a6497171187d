/** No folders, no control or text-direction signs («fdp.exe» read from the right), at most 200 letters. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/[\s.]+$/, '')
    .trim()
  return shorten(clean) || 'file'
}

export const extensionOf = (name: string): string => /\.([a-z0-9_]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** «отчёт.pdf.jpg», which is a PDF, becomes «отчёт.pdf». */
export function withExtension(name: string, extension: string): string {
  const stem = extensionOf(name) ? name.slice(0, name.lastIndexOf('.')) : name
  return extensionOf(stem) === extension ? stem : shorten(`${stem || 'file'}.${extension}`)
}

function shorten(name: string): string {
  if (name.length <= 200) return name
  const extension = extensionOf(name)
  return extension ? `${name.slice(0, 199 - extension.length)}.${extension}` : name.slice(0, 200)
}

/** What Windows, macOS, Android or a browser runs at a press. */
const PROGRAMS = new Set(
  (
    'exe com bat cmd scr pif cpl msi msp msix appx dll sys drv ocx ps1 psm1 psd1 vbs vbe vb js jse mjs ws wsf wsh wsc ' +
    'hta msc reg lnk url scf inf gadget application jar jnlp apk xapk aab ipa app dmg pkg command sh bash zsh csh run ' +
    'appimage deb rpm elf so chm hlp xll wll iso img vhd vhdx udf settingcontent-ms library-ms searchconnector-ms ' +
    'website desktop swf air rgs sct shb shs ade adp mde'
  ).split(' '),
)

export const isProgramName = (name: string): boolean => PROGRAMS.has(extensionOf(name.replace(/[\s.]+$/, '')))
