; The installer for Windows: for one person, without administrator's rights, into their own programs.
; It asks for nothing that it can know: the language is that of Windows, and a free licence needs no agreement.
;
;   makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DPROGRAM=dist/non-merci -DICONS=build/icons \
;     -DOUTPUT=dist/non-merci-0.1.0-setup.exe packaging/windows/non-merci.nsi

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include "MUI2.nsh"

Name "Non Merci"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Non Merci"
InstallDirRegKey HKCU "Software\Non Merci" "Folder"
BrandingText "Non Merci ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Non Merci"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Non Merci"
VIAddVersionKey LegalCopyright "Apache-2.0"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Non Merci"
!define MUI_ICON "${ICONS}/non-merci.ico"
!define MUI_UNICON "${ICONS}/non-merci.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ICONS}/non-merci.bmp"
!define MUI_FINISHPAGE_RUN "$INSTDIR\non-merci.exe"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English" ; the first is for everyone whose language is not here
!insertmacro MUI_LANGUAGE "French"

LangString ERASE ${LANG_FRENCH} "Effacer aussi vos preuves, vos préférences et le mot de passe gardé ?"
LangString ERASE ${LANG_ENGLISH} "Erase your proofs, your preferences and the stored password too?"
LangString LEFT ${LANG_FRENCH} "Tout n'a pas pu être effacé. Ce qui reste est dans $LOCALAPPDATA\non-merci."
LangString LEFT ${LANG_ENGLISH} "Not everything could be erased. What is left is in $LOCALAPPDATA\non-merci."

Section
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; parts of an older version must not stay among those of this one
  File /r "${PROGRAM}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Non Merci.lnk" "$INSTDIR\non-merci.exe"
  WriteRegStr HKCU "Software\Non Merci" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Non Merci"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\non-merci.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "un.Non Merci"
  ; A silent removal erases nothing of the person's.
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ERASE)" /SD IDNO IDNO keep
    nsExec::ExecToLog '"$INSTDIR\non-merci-cli.exe" erase --yes'
    Pop $0
    StrCmp $0 0 keep
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(LEFT)" /SD IDOK
  keep:
  Delete "$SMPROGRAMS\Non Merci.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\non-merci.exe"
  Delete "$INSTDIR\non-merci-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only if nothing else is in it
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Non Merci"
SectionEnd
