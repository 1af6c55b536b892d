; The installer for Windows, made by Inno Setup 6. `python packaging\build.py windows` hands over all names and versions.
; Installs for one person by default and then asks for no administrator. Removing it leaves every diary where it is.

[Setup]
AppId={#AppId}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher={#Publisher}
VersionInfoVersion={#Numbers}
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
Compression=lzma2/max
SolidCompression=yes
OutputDir={#Out}
OutputBaseFilename={#Command}-{#Version}-windows
SetupIconFile={#Pictures}\b12diary.ico
UninstallDisplayIcon={app}\{#Command}-window.exe
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"

[CustomMessages]
en.DiaryFile=%1 file
de.DiaryFile=%1-Tagebuch
nl.DiaryFile=%1-dagboek
en.Looking=Looking whether everything arrived whole
de.Looking=Nachsehen, ob alles heil angekommen ist
nl.Looking=Kijken of alles heel is aangekomen

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Command}-window.exe"; AppUserModelID: "{#AppId}"

[Registry]
Root: HKA; Subkey: "Software\Classes\{#Suffix}\OpenWithProgids"; ValueType: string; ValueName: "{#AppId}.diary"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#AppId}.diary"; ValueType: string; ValueData: "{cm:DiaryFile,{#Name}}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#AppId}.diary\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Command}-window.exe,0"
Root: HKA; Subkey: "Software\Classes\{#AppId}.diary\shell\open\command"; ValueType: string; ValueData: """{app}\{#Command}-window.exe"" ""%1"""

[Run]
Filename: "{app}\{#Command}.exe"; Parameters: "self-test"; Flags: runhidden; StatusMsg: "{cm:Looking}"
Filename: "{app}\{#Command}-window.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
