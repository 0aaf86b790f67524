<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AboutSetting</name>
    <message>
        <source>What it is</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>Where you live</source>
        <translation>Where you live</translation>
    </message>
    <message>
        <source>What opting out does not change</source>
        <translation>What opting out does not change</translation>
    </message>
    <message>
        <source>LinkedIn keeps what it already has.</source>
        <translation>LinkedIn keeps what it already has.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tell Non Merci where you live, in Preferences, to see what is known there.</source>
        <translation>Tell Non Merci where you live, in Preferences, to see what is known there.</translation>
    </message>
    <message>
        <source>It is on unless you turn it off.</source>
        <translation>It is on unless you turn it off.</translation>
    </message>
    <message>
        <source>It is said to be off already; Non Merci looks all the same.</source>
        <translation>It is said to be off already; Non Merci looks all the same.</translation>
    </message>
    <message>
        <source>LinkedIn does not offer this setting there.</source>
        <translation>LinkedIn does not offer this setting there.</translation>
    </message>
    <message>
        <source>It is not known how it is there.</source>
        <translation>It is not known how it is there.</translation>
    </message>
</context>
<context>
    <name>Asker</name>
    <message>
        <source>Stop now?</source>
        <translation>Stop now?</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Keep going</translation>
    </message>
    <message numerus="yes">
        <source>%n settings are already off and will stay off.</source>
        <translation>
            <numerusform>%n setting is already off and will stay off.</numerusform>
            <numerusform>%n settings are already off and will stay off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings have been put back already.</source>
        <translation>
            <numerusform>%n setting has been put back already.</numerusform>
            <numerusform>%n settings have been put back already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n will not change.</source>
        <translation>
            <numerusform>The other one will not change.</numerusform>
            <numerusform>The other %n will not change.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Erase everything from this computer?</source>
        <translation>Erase everything from this computer?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Non Merci will erase the password, the LinkedIn sign-in, the history and the proof. Your LinkedIn settings do not change.</source>
        <translation>Non Merci will erase the password, the LinkedIn sign-in, the history and the proof. Your LinkedIn settings do not change.</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>Erase everything</translation>
    </message>
    <message>
        <source>{service} copies this folder to the internet</source>
        <translation>{service} copies this folder to the internet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>The proof shows your LinkedIn settings. In this folder, it does not stay on this computer alone.</source>
        <translation>The proof shows your LinkedIn settings. In this folder, it does not stay on this computer alone.</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>Use it all the same</translation>
    </message>
    <message>
        <source>Delete this check?</source>
        <translation>Delete this check?</translation>
    </message>
    <message>
        <source>Its pictures and its receipt will be gone. Your LinkedIn settings do not change.</source>
        <translation>Its pictures and its receipt will be gone. Your LinkedIn settings do not change.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message numerus="yes">
        <source>Put %n old settings back?</source>
        <translation>
            <numerusform>Put %n old setting back?</numerusform>
            <numerusform>Put %n old settings back?</numerusform>
        </translation>
    </message>
    <message>
        <source>These settings will share your data again.</source>
        <translation>These settings will share your data again.</translation>
    </message>
    <message>
        <source>Where you live, putting this back gives LinkedIn your consent.</source>
        <translation>Where you live, putting this back gives LinkedIn your consent.</translation>
    </message>
    <message>
        <source>Put the old settings back</source>
        <translation>Put the old settings back</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AssistPage</name>
    <message>
        <source>Your turn</source>
        <translation>Your turn</translation>
    </message>
    <message>
        <source>You click, Non Merci checks</source>
        <translation>You click, Non Merci checks</translation>
    </message>
    <message>
        <source>The setting’s page is open. Switch it to Off. Non Merci looks and keeps the proof.</source>
        <translation>The setting’s page is open. Switch it to Off. Non Merci looks and keeps the proof.</translation>
    </message>
    <message>
        <source>Non Merci is waiting for your click. Take your time.</source>
        <translation>Non Merci is waiting for your click. Take your time.</translation>
    </message>
    <message>
        <source>Open the LinkedIn window</source>
        <translation>Open the LinkedIn window</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Skip this setting</source>
        <translation>Skip this setting</translation>
    </message>
    <message>
        <source>Setting {i} of {n}: {name}…</source>
        <translation>Setting {i} of {n}: {name}…</translation>
    </message>
    <message>
        <source>Your turn: {what}</source>
        <translation>Your turn: {what}</translation>
    </message>
</context>
<context>
    <name>BasePage</name>
    <message>
        <source>Practice</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>This is a practice site on your computer. Nothing changes on LinkedIn.</source>
        <translation>This is a practice site on your computer. Nothing changes on LinkedIn.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>Turning off</source>
        <translation>Turning off</translation>
    </message>
</context>
<context>
    <name>ChoicesPage</name>
    <message>
        <source>Here is what Non Merci will turn off</source>
        <translation>Here is what Non Merci will turn off</translation>
    </message>
    <message>
        <source>Everything is ticked. Untick what you want to keep.</source>
        <translation>Everything is ticked. Untick what you want to keep.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Go further</source>
        <translation>Go further</translation>
    </message>
    <message>
        <source>Ads based on your profile, research, promotion, cookies. Nothing is ticked at first.</source>
        <translation>Ads based on your profile, research, promotion, cookies. Nothing is ticked at first.</translation>
    </message>
    <message>
        <source>You can put your old settings back afterwards.</source>
        <translation>You can put your old settings back afterwards.</translation>
    </message>
    <message>
        <source>I’d rather click myself</source>
        <translation>I’d rather click myself</translation>
    </message>
    <message>
        <source>Look without changing anything</source>
        <translation>Look without changing anything</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Opt out of everything</source>
        <translation>Opt out of everything</translation>
    </message>
    <message numerus="yes">
        <source>Opt out of %n selected settings</source>
        <translation>
            <numerusform>Opt out of %n selected setting</numerusform>
            <numerusform>Opt out of %n selected settings</numerusform>
        </translation>
    </message>
    <message>
        <source>Non Merci is looking at your current settings: {i} of {n}. You can already continue.</source>
        <translation>Non Merci is looking at your current settings: {i} of {n}. You can already continue.</translation>
    </message>
    <message>
        <source>Artificial intelligence</source>
        <translation>Artificial intelligence</translation>
    </message>
    <message>
        <source>Sharing with Microsoft</source>
        <translation>Sharing with Microsoft</translation>
    </message>
    <message>
        <source>Data from elsewhere</source>
        <translation>Data from elsewhere</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Research</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Promotion</translation>
    </message>
    <message>
        <source>Ads based on your profile</source>
        <translation>Ads based on your profile</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Visibility</translation>
    </message>
    <message numerus="yes">
        <source>%n settings ticked</source>
        <translation>
            <numerusform>%n setting ticked</numerusform>
            <numerusform>%n settings ticked</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick at least one setting to turn off</source>
        <translation>Tick at least one setting to turn off</translation>
    </message>
    <message>
        <source>Learn more</source>
        <translation>Learn more</translation>
    </message>
    <message>
        <source>Learn more: {name}</source>
        <translation>Learn more: {name}</translation>
    </message>
    <message>
        <source>Shared today</source>
        <translation>Shared today</translation>
    </message>
    <message>
        <source>Already off</source>
        <translation>Already off</translation>
    </message>
    <message>
        <source>Not found yet</source>
        <translation>Not found yet</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>Non Merci remembers my sign-in details</source>
        <translation>Non Merci remembers my sign-in details</translation>
    </message>
    <message>
        <source>Your password is kept in {vault}, protected by your computer. Non Merci types it for you.</source>
        <translation>Your password is kept in {vault}, protected by your computer. Non Merci types it for you.</translation>
    </message>
    <message>
        <source>Email address or phone number</source>
        <translation>Email address or phone number</translation>
    </message>
    <message>
        <source>LinkedIn password</source>
        <translation>LinkedIn password</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Show password</translation>
    </message>
    <message>
        <source>Non Merci gives this password only to linkedin.com. You can erase it at any time.</source>
        <translation>Non Merci gives this password only to linkedin.com. You can erase it at any time.</translation>
    </message>
    <message>
        <source>Save and continue</source>
        <translation>Save and continue</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>This password is too long for {vault}. Go back and sign in yourself.</source>
        <translation>This password is too long for {vault}. Go back and sign in yourself.</translation>
    </message>
    <message>
        <source>{vault} is locked. Open it when your computer asks, then save again.</source>
        <translation>{vault} is locked. Open it when your computer asks, then save again.</translation>
    </message>
    <message>
        <source>The password was not kept as it is, so it was not used. Go back and sign in yourself.</source>
        <translation>The password was not kept as it is, so it was not used. Go back and sign in yourself.</translation>
    </message>
    <message>
        <source>There is a line break in it. Paste it again without, or type it.</source>
        <translation>There is a line break in it. Paste it again without, or type it.</translation>
    </message>
    <message>
        <source>Enter your LinkedIn email address or phone number</source>
        <translation>Enter your LinkedIn email address or phone number</translation>
    </message>
    <message>
        <source>Enter your LinkedIn password</source>
        <translation>Enter your LinkedIn password</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Non Merci starts with its usual preferences. The file is kept here: {file}</source>
        <translation>Non Merci starts with its usual preferences. The file is kept here: {file}</translation>
    </message>
    <message>
        <source>Your preferences could not be read</source>
        <translation>Your preferences could not be read</translation>
    </message>
    <message>
        <source>You can’t do the test?</source>
        <translation>You can’t do the test?</translation>
    </message>
    <message>
        <source>In the LinkedIn window, look for the version with sounds. You can also stop and try again tomorrow. In Help you find how to turn off the settings without Non Merci.</source>
        <translation>In the LinkedIn window, look for the version with sounds. You can also stop and try again tomorrow. In Help you find how to turn off the settings without Non Merci.</translation>
    </message>
    <message>
        <source>Choose the folder for the proof…</source>
        <translation>Choose the folder for the proof…</translation>
    </message>
    <message>
        <source>Choose the browser…</source>
        <translation>Choose the browser…</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>You are signed out</translation>
    </message>
    <message>
        <source>Next time, LinkedIn asks you to sign in.</source>
        <translation>Next time, LinkedIn asks you to sign in.</translation>
    </message>
    <message>
        <source>These could not be erased: {things}</source>
        <translation>These could not be erased: {things}</translation>
    </message>
    <message>
        <source>Not everything could be erased</source>
        <translation>Not everything could be erased</translation>
    </message>
    <message>
        <source>Everything is erased</source>
        <translation>Everything is erased</translation>
    </message>
    <message>
        <source>Nothing of it is left on this computer.</source>
        <translation>Nothing of it is left on this computer.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Non Merci {version}. Free software under the Apache 2.0 licence.</source>
        <translation>Non Merci {version}. Free software under the Apache 2.0 licence.</translation>
    </message>
    <message>
        <source>Licences of the parts it is made of</source>
        <translation>Licences of the parts it is made of</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>What is the risk?</source>
        <translation>What is the risk?</translation>
    </message>
    <message>
        <source>LinkedIn’s rules forbid automatic tools. LinkedIn can slow down, limit or close an account for that. Non Merci works slowly, one page after the other, and stops when LinkedIn says stop. The most careful way is to click yourself: choose “I’d rather click myself”.</source>
        <translation>LinkedIn’s rules forbid automatic tools. LinkedIn can slow down, limit or close an account for that. Non Merci works slowly, one page after the other, and stops when LinkedIn says stop. The most careful way is to click yourself: choose “I’d rather click myself”.</translation>
    </message>
    <message>
        <source>What does Non Merci do in my account?</source>
        <translation>What does Non Merci do in my account?</translation>
    </message>
    <message>
        <source>It opens the page of each setting you chose, turns the switch off and opens the page again to see that it stayed off. It writes nothing, reads no message and touches nothing else.</source>
        <translation>It opens the page of each setting you chose, turns the switch off and opens the page again to see that it stayed off. It writes nothing, reads no message and touches nothing else.</translation>
    </message>
    <message>
        <source>What does a green tick mean?</source>
        <translation>What does a green tick mean?</translation>
    </message>
    <message>
        <source>That the page was loaded again and the switch was read as off. A click alone never counts.</source>
        <translation>That the page was loaded again and the switch was read as off. A click alone never counts.</translation>
    </message>
    <message>
        <source>What if I am stuck at a test or a code?</source>
        <translation>What if I am stuck at a test or a code?</translation>
    </message>
    <message>
        <source>Take your time: nothing is lost while Non Merci waits. The test often has a version with sounds. You can also stop and try again tomorrow.</source>
        <translation>Take your time: nothing is lost while Non Merci waits. The test often has a version with sounds. You can also stop and try again tomorrow.</translation>
    </message>
    <message>
        <source>How do I do it without Non Merci?</source>
        <translation>How do I do it without Non Merci?</translation>
    </message>
    <message>
        <source>On linkedin.com, choose your picture, then Settings and Privacy, then Data privacy and Advertising data. Turn off each setting you see in the list of Non Merci.</source>
        <translation>On linkedin.com, choose your picture, then Settings and Privacy, then Data privacy and Advertising data. Turn off each setting you see in the list of Non Merci.</translation>
    </message>
    <message>
        <source>Where is my data?</source>
        <translation>Where is my data?</translation>
    </message>
    <message>
        <source>On this computer only: the proof in a folder you can open, the password in your computer’s password safe if you asked for it. In Preferences you can erase everything.</source>
        <translation>On this computer only: the proof in a folder you can open, the password in your computer’s password safe if you asked for it. In Preferences you can erase everything.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>No checks yet.</source>
        <translation>No checks yet.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Open the proof folder</source>
        <translation>Open the proof folder</translation>
    </message>
    <message>
        <source>Opens in your computer’s file manager</source>
        <translation>Opens in your computer’s file manager</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>Damaged: it cannot be read.</source>
        <translation>Damaged: it cannot be read.</translation>
    </message>
    <message numerus="yes">
        <source>%n turned off</source>
        <translation>
            <numerusform>%n turned off</numerusform>
            <numerusform>%n turned off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrupted</translation>
    </message>
    <message>
        <source>See the proof</source>
        <translation>See the proof</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Save the receipt</translation>
    </message>
    <message>
        <source>Put the old settings back</source>
        <translation>Put the old settings back</translation>
    </message>
    <message>
        <source>Delete this check</source>
        <translation>Delete this check</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Try without an account</source>
        <translation>Try without an account</translation>
    </message>
    <message>
        <source>Choose settings</source>
        <translation>Choose settings</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Protect your data on LinkedIn</source>
        <translation>Protect your data on LinkedIn</translation>
    </message>
    <message>
        <source>Non Merci opens your settings and says no for you.</source>
        <translation>Non Merci opens your settings and says no for you.</translation>
    </message>
    <message numerus="yes">
        <source>%n settings still to turn off</source>
        <translation>
            <numerusform>%n setting still to turn off</numerusform>
            <numerusform>%n settings still to turn off</numerusform>
        </translation>
    </message>
    <message>
        <source>Last check: {date}</source>
        <translation>Last check: {date}</translation>
    </message>
    <message>
        <source>Check and opt out of everything</source>
        <translation>Check and opt out of everything</translation>
    </message>
    <message numerus="yes">
        <source>Opt out of %n selected settings</source>
        <translation>
            <numerusform>Opt out of %n selected setting</numerusform>
            <numerusform>Opt out of %n selected settings</numerusform>
        </translation>
    </message>
    <message>
        <source>LinkedIn will ask you to sign in again.</source>
        <translation>LinkedIn will ask you to sign in again.</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>Account: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n settings were off.</source>
        <translation>
            <numerusform>%n setting was off.</numerusform>
            <numerusform>%n settings were off.</numerusform>
        </translation>
    </message>
    <message>
        <source>LinkedIn sometimes adds new settings.</source>
        <translation>LinkedIn sometimes adds new settings.</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Licences of the parts it is made of</source>
        <translation>Licences of the parts it is made of</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Non Merci needs you: {what}</source>
        <translation>Non Merci needs you: {what}</translation>
    </message>
    <message>
        <source>Thank you. Non Merci is carrying on.</source>
        <translation>Thank you. Non Merci is carrying on.</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Same as computer</source>
        <translation>Same as computer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Where you live</source>
        <translation>Where you live</translation>
    </message>
    <message>
        <source>Stay signed in to LinkedIn in Non Merci</source>
        <translation>Stay signed in to LinkedIn in Non Merci</translation>
    </message>
    <message>
        <source>Check for updates once a day</source>
        <translation>Check for updates once a day</translation>
    </message>
    <message>
        <source>Check for updates now</source>
        <translation>Check for updates now</translation>
    </message>
    <message>
        <source>Sign me out of LinkedIn in Non Merci</source>
        <translation>Sign me out of LinkedIn in Non Merci</translation>
    </message>
    <message>
        <source>Forget my password</source>
        <translation>Forget my password</translation>
    </message>
    <message>
        <source>Choose the folder for the proof…</source>
        <translation>Choose the folder for the proof…</translation>
    </message>
    <message>
        <source>Choose the browser…</source>
        <translation>Choose the browser…</translation>
    </message>
    <message>
        <source>Erase everything from this computer…</source>
        <translation>Erase everything from this computer…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>I’d rather not say</source>
        <translation>I’d rather not say</translation>
    </message>
    <message>
        <source>European Union, Norway, Iceland, Liechtenstein, Switzerland</source>
        <translation>European Union, Norway, Iceland, Liechtenstein, Switzerland</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>United Kingdom</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>United States</translation>
    </message>
    <message>
        <source>Canada or Hong Kong</source>
        <translation>Canada or Hong Kong</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Elsewhere</translation>
    </message>
    <message>
        <source>Password kept for {user}</source>
        <translation>Password kept for {user}</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Copy the technical report</source>
        <translation>Copy the technical report</translation>
    </message>
    <message>
        <source>This report contains no password, no name and no screenshot.</source>
        <translation>This report contains no password, no name and no screenshot.</translation>
    </message>
    <message>
        <source>See what was done</source>
        <translation>See what was done</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>%n settings already turned off stay off.</source>
        <translation>
            <numerusform>%n setting already turned off stays off.</numerusform>
            <numerusform>%n settings already turned off stay off.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Try again now</translation>
    </message>
    <message>
        <source>Sign in myself</source>
        <translation>Sign in myself</translation>
    </message>
    <message>
        <source>Non Merci cannot reach LinkedIn. Check your Wi-Fi or cable. Non Merci carries on by itself when the connection is back.</source>
        <translation>Non Merci cannot reach LinkedIn. Check your Wi-Fi or cable. Non Merci carries on by itself when the connection is back.</translation>
    </message>
    <message>
        <source>No internet connection</source>
        <translation>No internet connection</translation>
    </message>
    <message>
        <source>The internet works, but LinkedIn is slow or down. Nothing has been lost.</source>
        <translation>The internet works, but LinkedIn is slow or down. Nothing has been lost.</translation>
    </message>
    <message numerus="yes">
        <source>Non Merci will try again in %n minutes.</source>
        <translation>
            <numerusform>Non Merci will try again in %n minute.</numerusform>
            <numerusform>Non Merci will try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>LinkedIn is not responding</source>
        <translation>LinkedIn is not responding</translation>
    </message>
    <message>
        <source>{vault} is locked</source>
        <translation>{vault} is locked</translation>
    </message>
    <message>
        <source>Your LinkedIn password is kept inside. Your computer will ask you to open it.</source>
        <translation>Your LinkedIn password is kept inside. Your computer will ask you to open it.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>This computer cannot keep your password</source>
        <translation>This computer cannot keep your password</translation>
    </message>
    <message>
        <source>It has no password safe. That’s fine: sign in yourself in the LinkedIn window.</source>
        <translation>It has no password safe. That’s fine: sign in yourself in the LinkedIn window.</translation>
    </message>
    <message>
        <source>How to install a password safe</source>
        <translation>How to install a password safe</translation>
    </message>
    <message>
        <source>Non Merci needs a browser to open LinkedIn: Chrome, Edge, Chromium, Brave or Firefox.</source>
        <translation>Non Merci needs a browser to open LinkedIn: Chrome, Edge, Chromium, Brave or Firefox.</translation>
    </message>
    <message>
        <source>A browser is missing</source>
        <translation>A browser is missing</translation>
    </message>
    <message>
        <source>The browser cannot be used</source>
        <translation>The browser cannot be used</translation>
    </message>
    <message>
        <source>It and the program that drives it do not fit together. Update the browser, or choose another one.</source>
        <translation>It and the program that drives it do not fit together. Update the browser, or choose another one.</translation>
    </message>
    <message>
        <source>Download a browser</source>
        <translation>Download a browser</translation>
    </message>
    <message>
        <source>I already have a browser…</source>
        <translation>I already have a browser…</translation>
    </message>
    <message>
        <source>Non Merci stopped at setting {i} of {n}.</source>
        <translation>Non Merci stopped at setting {i} of {n}.</translation>
    </message>
    <message>
        <source>The LinkedIn window was closed</source>
        <translation>The LinkedIn window was closed</translation>
    </message>
    <message>
        <source>Reopen and continue</source>
        <translation>Reopen and continue</translation>
    </message>
    <message>
        <source>The folder {folder} is full or protected. Choose another folder.</source>
        <translation>The folder {folder} is full or protected. Choose another folder.</translation>
    </message>
    <message>
        <source>Non Merci cannot save the proof</source>
        <translation>Non Merci cannot save the proof</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Your LinkedIn settings are as shown in the history. You can carry on from where Non Merci stopped.</source>
        <translation>Your LinkedIn settings are as shown in the history. You can carry on from where Non Merci stopped.</translation>
    </message>
    <message>
        <source>Non Merci stopped unexpectedly</source>
        <translation>Non Merci stopped unexpectedly</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Non Merci stopped straight away. Follow LinkedIn’s instructions in your own browser. Don’t use Non Merci until your account is back.</source>
        <translation>Non Merci stopped straight away. Follow LinkedIn’s instructions in your own browser. Don’t use Non Merci until your account is back.</translation>
    </message>
    <message>
        <source>LinkedIn has restricted your account</source>
        <translation>LinkedIn has restricted your account</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>ProofPage</name>
    <message>
        <source>The proof</source>
        <translation>The proof</translation>
    </message>
    <message>
        <source>The pictures show your settings as LinkedIn showed them. They stay on this computer.</source>
        <translation>The pictures show your settings as LinkedIn showed them. They stay on this computer.</translation>
    </message>
    <message>
        <source>Check this proof</source>
        <translation>Check this proof</translation>
    </message>
    <message>
        <source>Save a copy to share</source>
        <translation>Save a copy to share</translation>
    </message>
    <message>
        <source>Open the proof folder</source>
        <translation>Open the proof folder</translation>
    </message>
    <message>
        <source>Opens in your computer’s file manager</source>
        <translation>Opens in your computer’s file manager</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Save the receipt</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>Proofs</name>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Save the receipt</translation>
    </message>
    <message>
        <source>The receipt was not saved</source>
        <translation>The receipt was not saved</translation>
    </message>
    <message>
        <source>The folder {folder} is full or protected. Choose another folder.</source>
        <translation>The folder {folder} is full or protected. Choose another folder.</translation>
    </message>
    <message>
        <source>Save a copy to share</source>
        <translation>Save a copy to share</translation>
    </message>
    <message>
        <source>The copy was not saved</source>
        <translation>The copy was not saved</translation>
    </message>
    <message>
        <source>It holds the pictures and the receipt, and nothing that names you: {file}</source>
        <translation>It holds the pictures and the receipt, and nothing that names you: {file}</translation>
    </message>
    <message>
        <source>The copy is saved</source>
        <translation>The copy is saved</translation>
    </message>
    <message>
        <source>This check turned off nothing that can be put back.</source>
        <translation>This check turned off nothing that can be put back.</translation>
    </message>
    <message>
        <source>Nothing to put back</source>
        <translation>Nothing to put back</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Put the old settings back</source>
        <translation>Put the old settings back</translation>
    </message>
    <message>
        <source>Go further: object in writing</source>
        <translation>Go further: object in writing</translation>
    </message>
    <message>
        <source>Opens in your own browser</source>
        <translation>Opens in your own browser</translation>
    </message>
    <message>
        <source>Sign me out of LinkedIn in Non Merci</source>
        <translation>Sign me out of LinkedIn in Non Merci</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Save the receipt</translation>
    </message>
    <message>
        <source>See the proof</source>
        <translation>See the proof</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n settings put back but not checked</source>
        <translation>
            <numerusform>%n setting put back but not checked</numerusform>
            <numerusform>%n settings put back but not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings turned off but not checked</source>
        <translation>
            <numerusform>%n setting turned off but not checked</numerusform>
            <numerusform>%n settings turned off but not checked</numerusform>
        </translation>
    </message>
    <message>
        <source>Opting out counts from today. LinkedIn does not undo what it has already learned.</source>
        <translation>Opting out counts from today. LinkedIn does not undo what it has already learned.</translation>
    </message>
    <message>
        <source>For ads, the change can take 24 hours.</source>
        <translation>For ads, the change can take 24 hours.</translation>
    </message>
    <message>
        <source>Finish the check</source>
        <translation>Finish the check</translation>
    </message>
    <message numerus="yes">
        <source>Try these %n settings again</source>
        <translation>
            <numerusform>Try this setting again</numerusform>
            <numerusform>Try these %n settings again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n settings turned off</source>
        <translation>
            <numerusform>Done: %n setting turned off</numerusform>
            <numerusform>Done: %n settings turned off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings turned off today.</source>
        <translation>
            <numerusform>%n setting turned off today.</numerusform>
            <numerusform>%n settings turned off today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were already off.</source>
        <translation>
            <numerusform>%n was already off.</numerusform>
            <numerusform>%n were already off.</numerusform>
        </translation>
    </message>
    <message>
        <source>Non Merci checked each setting a second time.</source>
        <translation>Non Merci checked each setting a second time.</translation>
    </message>
    <message>
        <source>Everything is already off</source>
        <translation>Everything is already off</translation>
    </message>
    <message numerus="yes">
        <source>%n settings turned off,</source>
        <translation>
            <numerusform>%n setting turned off,</numerusform>
            <numerusform>%n settings turned off,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left to do with you</source>
        <translation>
            <numerusform>%n left to do with you</numerusform>
            <numerusform>%n left to do with you</numerusform>
        </translation>
    </message>
    <message>
        <source>Here is what happened to each setting, and what you can do.</source>
        <translation>Here is what happened to each setting, and what you can do.</translation>
    </message>
    <message>
        <source>No setting was turned off</source>
        <translation>No setting was turned off</translation>
    </message>
    <message numerus="yes">
        <source>You kept %n settings as they were.</source>
        <translation>
            <numerusform>You kept %n setting as it was.</numerusform>
            <numerusform>You kept %n settings as they were.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Nothing was put back</source>
        <translation>Nothing was put back</translation>
    </message>
    <message>
        <source>{k} of {n} settings share your data</source>
        <translation>{k} of {n} settings share your data</translation>
    </message>
    <message>
        <source>Non Merci only looked. Nothing has changed.</source>
        <translation>Non Merci only looked. Nothing has changed.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n settings turned off</source>
        <translation>
            <numerusform>Stopped: %n setting turned off</numerusform>
            <numerusform>Stopped: %n settings turned off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n have not changed.</source>
        <translation>
            <numerusform>The other one has not changed.</numerusform>
            <numerusform>The other %n have not changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can carry on whenever you want.</source>
        <translation>You can carry on whenever you want.</translation>
    </message>
    <message numerus="yes">
        <source>%n settings put back</source>
        <translation>
            <numerusform>%n setting put back</numerusform>
            <numerusform>%n settings put back</numerusform>
        </translation>
    </message>
    <message>
        <source>These settings share your data again.</source>
        <translation>These settings share your data again.</translation>
    </message>
    <message>
        <source>No setting could be read</source>
        <translation>No setting could be read</translation>
    </message>
    <message numerus="yes">
        <source>%n settings could not be read.</source>
        <translation>
            <numerusform>%n setting could not be read.</numerusform>
            <numerusform>%n settings could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Non Merci checked %n settings.</source>
        <translation>
            <numerusform>Non Merci checked %n setting.</numerusform>
            <numerusform>Non Merci checked %n settings.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has changed since {date}.</source>
        <translation>Nothing has changed since {date}.</translation>
    </message>
    <message>
        <source>There is nothing for you to do.</source>
        <translation>There is nothing for you to do.</translation>
    </message>
    <message>
        <source>Open the setting’s page</source>
        <translation>Open the setting’s page</translation>
    </message>
</context>
<context>
    <name>ResumePage</name>
    <message>
        <source>Carry on where you stopped?</source>
        <translation>Carry on where you stopped?</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>Last time, {done} of {n} settings were done.</source>
        <translation>Last time, {done} of {n} settings were done.</translation>
    </message>
    <message numerus="yes">
        <source>%n settings turned off but not checked</source>
        <translation>
            <numerusform>%n setting turned off but not checked</numerusform>
            <numerusform>%n settings turned off but not checked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <source>Non Merci is working on your settings</source>
        <translation>Non Merci is working on your settings</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Paused. Nothing changes until you choose Resume.</source>
        <translation>Paused. Nothing changes until you choose Resume.</translation>
    </message>
    <message>
        <source>You can do something else. Don’t click in the LinkedIn window. Keep the computer on.</source>
        <translation>You can do something else. Don’t click in the LinkedIn window. Keep the computer on.</translation>
    </message>
    <message>
        <source>Show the LinkedIn window</source>
        <translation>Show the LinkedIn window</translation>
    </message>
    <message>
        <source>Brings the browser’s window to the front</source>
        <translation>Brings the browser’s window to the front</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Opening the LinkedIn window…</source>
        <translation>Opening the LinkedIn window…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>Non Merci is checking each setting a second time…</source>
        <translation>Non Merci is checking each setting a second time…</translation>
    </message>
    <message>
        <source>Setting {i} of {n}: {name}…</source>
        <translation>Setting {i} of {n}: {name}…</translation>
    </message>
    <message>
        <source>Looking at setting {i} of {n}: {name}…</source>
        <translation>Looking at setting {i} of {n}: {name}…</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>How do you want to sign in?</source>
        <translation>How do you want to sign in?</translation>
    </message>
    <message>
        <source>I’ll sign in myself (recommended)</source>
        <translation>I’ll sign in myself (recommended)</translation>
    </message>
    <message>
        <source>The LinkedIn page opens. You type your password in that page. Non Merci does not read it or keep it.</source>
        <translation>The LinkedIn page opens. You type your password in that page. Non Merci does not read it or keep it.</translation>
    </message>
    <message>
        <source>Non Merci remembers my sign-in details</source>
        <translation>Non Merci remembers my sign-in details</translation>
    </message>
    <message>
        <source>Your password is kept in {vault}, protected by your computer. Non Merci types it for you.</source>
        <translation>Your password is kept in {vault}, protected by your computer. Non Merci types it for you.</translation>
    </message>
    <message>
        <source>This computer cannot keep your password: it has no password safe. That’s fine: sign in yourself in the LinkedIn window.</source>
        <translation>This computer cannot keep your password: it has no password safe. That’s fine: sign in yourself in the LinkedIn window.</translation>
    </message>
    <message>
        <source>How to install a password safe</source>
        <translation>How to install a password safe</translation>
    </message>
    <message>
        <source>Stay signed in to LinkedIn in Non Merci</source>
        <translation>Stay signed in to LinkedIn in Non Merci</translation>
    </message>
    <message>
        <source>Next time, one click is enough. Your sign-in stays on this computer, protected by {vault}.</source>
        <translation>Next time, one click is enough. Your sign-in stays on this computer, protected by {vault}.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {here} of {all}: {name}</source>
        <translation>Step {here} of {all}: {name}</translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation>Next: {name}</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Check for updates automatically?</source>
        <translation>Check for updates automatically?</translation>
    </message>
    <message>
        <source>LinkedIn changes often. Without updates, Non Merci may miss settings. Non Merci looks once a day and sends nothing about you.</source>
        <translation>LinkedIn changes often. Without updates, Non Merci may miss settings. Non Merci looks once a day and sends nothing about you.</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>No, thank you</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Check for updates</translation>
    </message>
    <message>
        <source>Version {version} follows the latest LinkedIn changes. Its page opens in your browser.</source>
        <translation>Version {version} follows the latest LinkedIn changes. Its page opens in your browser.</translation>
    </message>
    <message>
        <source>A new version is available</source>
        <translation>A new version is available</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>See the new version</source>
        <translation>See the new version</translation>
    </message>
    <message>
        <source>You have the newest version</source>
        <translation>You have the newest version</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>There is nothing to do.</translation>
    </message>
    <message>
        <source>The answer does not count</source>
        <translation>The answer does not count</translation>
    </message>
    <message>
        <source>It is not signed by Non Merci. Nothing was changed; look again another day.</source>
        <translation>It is not signed by Non Merci. Nothing was changed; look again another day.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Check your internet connection, then look again.</source>
        <translation>Check your internet connection, then look again.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Protect your data on LinkedIn</source>
        <translation>Protect your data on LinkedIn</translation>
    </message>
    <message>
        <source>LinkedIn uses your data for advertising, artificial intelligence and its partners. Non Merci opens your settings and says no for you.</source>
        <translation>LinkedIn uses your data for advertising, artificial intelligence and its partners. Non Merci opens your settings and says no for you.</translation>
    </message>
    <message numerus="yes">
        <source>It takes about %n minutes.</source>
        <translation>
            <numerusform>It takes about %n minute.</numerusform>
            <numerusform>It takes about %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can see everything that happens.</source>
        <translation>You can see everything that happens.</translation>
    </message>
    <message>
        <source>You can stop whenever you want.</source>
        <translation>You can stop whenever you want.</translation>
    </message>
    <message>
        <source>Non Merci does not send your data to anyone.</source>
        <translation>Non Merci does not send your data to anyone.</translation>
    </message>
    <message>
        <source>Non Merci is not a LinkedIn product. LinkedIn’s rules forbid automatic tools. LinkedIn can restrict your account.</source>
        <translation>Non Merci is not a LinkedIn product. LinkedIn’s rules forbid automatic tools. LinkedIn can restrict your account.</translation>
    </message>
    <message>
        <source>Understand this risk</source>
        <translation>Understand this risk</translation>
    </message>
    <message>
        <source>Try without an account</source>
        <translation>Try without an account</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>YourTurnPage</name>
    <message>
        <source>Your turn</source>
        <translation>Your turn</translation>
    </message>
    <message>
        <source>Non Merci is waiting. Take your time.</source>
        <translation>Non Merci is waiting. Take your time.</translation>
    </message>
    <message>
        <source>I can’t do it</source>
        <translation>I can’t do it</translation>
    </message>
    <message>
        <source>Open the LinkedIn window</source>
        <translation>Open the LinkedIn window</translation>
    </message>
    <message>
        <source>Continue later</source>
        <translation>Continue later</translation>
    </message>
    <message>
        <source>I’ve finished</source>
        <translation>I’ve finished</translation>
    </message>
    <message>
        <source>The Google button does not work in this window. Use your email address.</source>
        <translation>The Google button does not work in this window. Use your email address.</translation>
    </message>
    <message>
        <source>1. Go to the LinkedIn window. 2. Enter your email address and password. 3. Non Merci carries on by itself.</source>
        <translation>1. Go to the LinkedIn window. 2. Enter your email address and password. 3. Non Merci carries on by itself.</translation>
    </message>
    <message>
        <source>Sign in to LinkedIn</source>
        <translation>Sign in to LinkedIn</translation>
    </message>
    <message>
        <source>Sign in to LinkedIn again</source>
        <translation>Sign in to LinkedIn again</translation>
    </message>
    <message>
        <source>Non Merci tried only once, so your account is not locked. Enter the right password in the LinkedIn window.</source>
        <translation>Non Merci tried only once, so your account is not locked. Enter the right password in the LinkedIn window.</translation>
    </message>
    <message>
        <source>LinkedIn did not accept the password</source>
        <translation>LinkedIn did not accept the password</translation>
    </message>
    <message>
        <source>LinkedIn wants a 6-digit code. Look in your texts, your emails or your code app. Enter it in the LinkedIn window.</source>
        <translation>LinkedIn wants a 6-digit code. Look in your texts, your emails or your code app. Enter it in the LinkedIn window.</translation>
    </message>
    <message>
        <source>Don’t give this code to anyone. Non Merci does not read it.</source>
        <translation>Don’t give this code to anyone. Non Merci does not read it.</translation>
    </message>
    <message>
        <source>Enter the code you received</source>
        <translation>Enter the code you received</translation>
    </message>
    <message>
        <source>LinkedIn is showing a short test with pictures or sounds. Do it in the LinkedIn window.</source>
        <translation>LinkedIn is showing a short test with pictures or sounds. Do it in the LinkedIn window.</translation>
    </message>
    <message>
        <source>Show you are not a robot</source>
        <translation>Show you are not a robot</translation>
    </message>
    <message>
        <source>Open the LinkedIn app on your phone. Tap Yes to confirm that it’s you.</source>
        <translation>Open the LinkedIn app on your phone. Tap Yes to confirm that it’s you.</translation>
    </message>
    <message>
        <source>Confirm on your phone</source>
        <translation>Confirm on your phone</translation>
    </message>
    <message>
        <source>Look at the LinkedIn window and answer. Non Merci will not click for you.</source>
        <translation>Look at the LinkedIn window and answer. Non Merci will not click for you.</translation>
    </message>
    <message>
        <source>LinkedIn is asking you something</source>
        <translation>LinkedIn is asking you something</translation>
    </message>
    <message>
        <source>Too late? Ask for a new one in the LinkedIn window.</source>
        <translation>Too late? Ask for a new one in the LinkedIn window.</translation>
    </message>
    <message>
        <source>Your turn: {what}</source>
        <translation>Your turn: {what}</translation>
    </message>
</context>
<context>
    <name>rows</name>
    <message>
        <source>In progress</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Turned off, to be checked</source>
        <translation>Turned off, to be checked</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Put back, to be checked</source>
        <translation>Put back, to be checked</translation>
    </message>
</context>
<context>
    <name>vaults</name>
    <message>
        <source>Credential Manager</source>
        <translation>Credential Manager</translation>
    </message>
    <message>
        <source>your Keychain</source>
        <translation>your Keychain</translation>
    </message>
    <message>
        <source>your computer’s password safe</source>
        <translation>your computer’s password safe</translation>
    </message>
</context>
</TS>
