<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AboutSetting</name>
    <message>
        <source>What it is</source>
        <translation>Ce que c’est</translation>
    </message>
    <message>
        <source>Where you live</source>
        <translation>Là où vous vivez</translation>
    </message>
    <message>
        <source>What opting out does not change</source>
        <translation>Ce que le refus ne change pas</translation>
    </message>
    <message>
        <source>LinkedIn keeps what it already has.</source>
        <translation>LinkedIn garde ce qu’il a déjà.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Tell Non Merci where you live, in Preferences, to see what is known there.</source>
        <translation>Dites dans Préférences où vous vivez, pour voir ce qu’on en sait.</translation>
    </message>
    <message>
        <source>It is on unless you turn it off.</source>
        <translation>Il est activé si vous ne le refusez pas.</translation>
    </message>
    <message>
        <source>It is said to be off already; Non Merci looks all the same.</source>
        <translation>Il serait déjà refusé. Non Merci regarde quand même.</translation>
    </message>
    <message>
        <source>LinkedIn does not offer this setting there.</source>
        <translation>LinkedIn n’y propose pas ce réglage.</translation>
    </message>
    <message>
        <source>It is not known how it is there.</source>
        <translation>On ne sait pas comment il est là-bas.</translation>
    </message>
</context>
<context>
    <name>Asker</name>
    <message>
        <source>Stop now?</source>
        <translation>Arrêter maintenant&#x202f;?</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Continuer</translation>
    </message>
    <message numerus="yes">
        <source>%n settings are already off and will stay off.</source>
        <translation>
            <numerusform>%n&#xa0;réglage est déjà refusé et le restera.</numerusform>
            <numerusform>%n&#xa0;réglages sont déjà refusés et le resteront.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings have been put back already.</source>
        <translation>
            <numerusform>%n&#xa0;réglage est déjà remis.</numerusform>
            <numerusform>%n&#xa0;réglages sont déjà remis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n will not change.</source>
        <translation>
            <numerusform>L’autre ne changera pas.</numerusform>
            <numerusform>Les %n&#xa0;autres ne changeront pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Erase everything from this computer?</source>
        <translation>Tout effacer de cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Non Merci will erase the password, the LinkedIn sign-in, the history and the proof. Your LinkedIn settings do not change.</source>
        <translation>Non Merci va effacer le mot de passe, la connexion LinkedIn, l’historique et les preuves. Vos réglages LinkedIn ne changent pas.</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>{service} copies this folder to the internet</source>
        <translation>{service} copie ce dossier sur internet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The proof shows your LinkedIn settings. In this folder, it does not stay on this computer alone.</source>
        <translation>La preuve montre vos réglages LinkedIn. Dans ce dossier, elle ne reste pas sur cet ordinateur seul.</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>L’utiliser quand même</translation>
    </message>
    <message>
        <source>Delete this check?</source>
        <translation>Supprimer cette vérification&#x202f;?</translation>
    </message>
    <message>
        <source>Its pictures and its receipt will be gone. Your LinkedIn settings do not change.</source>
        <translation>Ses images et son reçu seront effacés. Vos réglages LinkedIn ne changent pas.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message numerus="yes">
        <source>Put %n old settings back?</source>
        <translation>
            <numerusform>Remettre %n&#xa0;ancien réglage&#x202f;?</numerusform>
            <numerusform>Remettre %n&#xa0;anciens réglages&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>These settings will share your data again.</source>
        <translation>Ces réglages partageront de nouveau vos données.</translation>
    </message>
    <message>
        <source>Where you live, putting this back gives LinkedIn your consent.</source>
        <translation>Dans votre pays, remettre ce réglage donne votre accord à LinkedIn.</translation>
    </message>
    <message>
        <source>Put the old settings back</source>
        <translation>Remettre les anciens réglages</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>AssistPage</name>
    <message>
        <source>Your turn</source>
        <translation>C’est à vous</translation>
    </message>
    <message>
        <source>You click, Non Merci checks</source>
        <translation>Vous cliquez, Non Merci vérifie</translation>
    </message>
    <message>
        <source>The setting’s page is open. Switch it to Off. Non Merci looks and keeps the proof.</source>
        <translation>La page du réglage est ouverte. Mettez-le sur «&#x202f;Non&#x202f;» ou «&#x202f;Désactivé&#x202f;». Non Merci regarde et garde la preuve.</translation>
    </message>
    <message>
        <source>Non Merci is waiting for your click. Take your time.</source>
        <translation>Non Merci attend votre clic. Prenez votre temps.</translation>
    </message>
    <message>
        <source>Open the LinkedIn window</source>
        <translation>Ouvrir la fenêtre LinkedIn</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Skip this setting</source>
        <translation>Passer ce réglage</translation>
    </message>
    <message>
        <source>Setting {i} of {n}: {name}…</source>
        <translation>Réglage {i} sur {n}&#xa0;: {name}…</translation>
    </message>
    <message>
        <source>Your turn: {what}</source>
        <translation>C’est à vous&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>BasePage</name>
    <message>
        <source>Practice</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>This is a practice site on your computer. Nothing changes on LinkedIn.</source>
        <translation>Ceci est un site d’entraînement sur votre ordinateur. Rien ne change sur LinkedIn.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>Turning off</source>
        <translation>Refus</translation>
    </message>
</context>
<context>
    <name>ChoicesPage</name>
    <message>
        <source>Here is what Non Merci will turn off</source>
        <translation>Voici ce que Non Merci va refuser</translation>
    </message>
    <message>
        <source>Everything is ticked. Untick what you want to keep.</source>
        <translation>Tout est coché. Décochez ce que vous voulez garder.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Go further</source>
        <translation>Aller plus loin</translation>
    </message>
    <message>
        <source>Ads based on your profile, research, promotion, cookies. Nothing is ticked at first.</source>
        <translation>Publicités selon votre profil, recherche, promotion, cookies. Rien n’est coché au départ.</translation>
    </message>
    <message>
        <source>You can put your old settings back afterwards.</source>
        <translation>Vous pourrez remettre vos anciens réglages ensuite.</translation>
    </message>
    <message>
        <source>I’d rather click myself</source>
        <translation>Je préfère cliquer moi-même</translation>
    </message>
    <message>
        <source>Look without changing anything</source>
        <translation>Regarder sans rien changer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Opt out of everything</source>
        <translation>Tout refuser</translation>
    </message>
    <message numerus="yes">
        <source>Opt out of %n selected settings</source>
        <translation>
            <numerusform>Refuser le réglage coché</numerusform>
            <numerusform>Refuser les %n&#xa0;réglages cochés</numerusform>
        </translation>
    </message>
    <message>
        <source>Non Merci is looking at your current settings: {i} of {n}. You can already continue.</source>
        <translation>Non Merci regarde vos réglages actuels&#xa0;: {i} sur {n}. Vous pouvez déjà continuer.</translation>
    </message>
    <message>
        <source>Artificial intelligence</source>
        <translation>Intelligence artificielle</translation>
    </message>
    <message>
        <source>Sharing with Microsoft</source>
        <translation>Partage avec Microsoft</translation>
    </message>
    <message>
        <source>Data from elsewhere</source>
        <translation>Données venues d’ailleurs</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Promotion</translation>
    </message>
    <message>
        <source>Ads based on your profile</source>
        <translation>Publicités selon votre profil</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Visibilité</translation>
    </message>
    <message numerus="yes">
        <source>%n settings ticked</source>
        <translation>
            <numerusform>%n&#xa0;réglage coché</numerusform>
            <numerusform>%n&#xa0;réglages cochés</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick at least one setting to turn off</source>
        <translation>Cochez au moins un réglage à refuser</translation>
    </message>
    <message>
        <source>Learn more</source>
        <translation>En savoir plus</translation>
    </message>
    <message>
        <source>Learn more: {name}</source>
        <translation>En savoir plus&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Shared today</source>
        <translation>Partagé aujourd’hui</translation>
    </message>
    <message>
        <source>Already off</source>
        <translation>Déjà refusé</translation>
    </message>
    <message>
        <source>Not found yet</source>
        <translation>Pas encore trouvé</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>Non Merci remembers my sign-in details</source>
        <translation>Non Merci retient mes identifiants</translation>
    </message>
    <message>
        <source>Your password is kept in {vault}, protected by your computer. Non Merci types it for you.</source>
        <translation>Votre mot de passe est rangé dans {vault}, protégé par votre ordinateur. Non Merci le tape pour vous.</translation>
    </message>
    <message>
        <source>Email address or phone number</source>
        <translation>Adresse e-mail ou numéro de téléphone</translation>
    </message>
    <message>
        <source>LinkedIn password</source>
        <translation>Mot de passe LinkedIn</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Afficher le mot de passe</translation>
    </message>
    <message>
        <source>Non Merci gives this password only to linkedin.com. You can erase it at any time.</source>
        <translation>Non Merci donne ce mot de passe uniquement à linkedin.com. Vous pouvez l’effacer à tout moment.</translation>
    </message>
    <message>
        <source>Save and continue</source>
        <translation>Enregistrer et continuer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>This password is too long for {vault}. Go back and sign in yourself.</source>
        <translation>Ce mot de passe est trop long pour {vault}. Revenez en arrière et connectez-vous vous-même.</translation>
    </message>
    <message>
        <source>{vault} is locked. Open it when your computer asks, then save again.</source>
        <translation>{vault} est verrouillé. Ouvrez-le quand votre ordinateur le demande, puis enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>The password was not kept as it is, so it was not used. Go back and sign in yourself.</source>
        <translation>Le mot de passe n’a pas été gardé tel quel. Il n’a pas été utilisé. Revenez en arrière et connectez-vous vous-même.</translation>
    </message>
    <message>
        <source>There is a line break in it. Paste it again without, or type it.</source>
        <translation>Il y a un saut de ligne dedans. Collez-le à nouveau sans lui, ou tapez-le.</translation>
    </message>
    <message>
        <source>Enter your LinkedIn email address or phone number</source>
        <translation>Tapez votre adresse e-mail ou votre numéro de téléphone LinkedIn</translation>
    </message>
    <message>
        <source>Enter your LinkedIn password</source>
        <translation>Tapez votre mot de passe LinkedIn</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Non Merci starts with its usual preferences. The file is kept here: {file}</source>
        <translation>Non Merci démarre avec ses préférences habituelles. Le fichier est gardé ici&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Your preferences could not be read</source>
        <translation>Vos préférences n’étaient pas lisibles</translation>
    </message>
    <message>
        <source>You can’t do the test?</source>
        <translation>Vous n’arrivez pas à faire le test&#x202f;?</translation>
    </message>
    <message>
        <source>In the LinkedIn window, look for the version with sounds. You can also stop and try again tomorrow. In Help you find how to turn off the settings without Non Merci.</source>
        <translation>Dans la fenêtre LinkedIn, cherchez la version avec des sons. Vous pouvez aussi arrêter et réessayer demain. L’aide explique comment refuser les réglages sans Non Merci.</translation>
    </message>
    <message>
        <source>Choose the folder for the proof…</source>
        <translation>Choisir le dossier des preuves…</translation>
    </message>
    <message>
        <source>Choose the browser…</source>
        <translation>Choisir le navigateur…</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Vous êtes déconnecté</translation>
    </message>
    <message>
        <source>Next time, LinkedIn asks you to sign in.</source>
        <translation>La prochaine fois, LinkedIn vous demandera de vous connecter.</translation>
    </message>
    <message>
        <source>These could not be erased: {things}</source>
        <translation>Ceci n’a pas pu être effacé&#xa0;: {things}</translation>
    </message>
    <message>
        <source>Not everything could be erased</source>
        <translation>Tout n’a pas pu être effacé</translation>
    </message>
    <message>
        <source>Everything is erased</source>
        <translation>Tout est effacé</translation>
    </message>
    <message>
        <source>Nothing of it is left on this computer.</source>
        <translation>Il n’en reste rien sur cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Non Merci {version}. Free software under the Apache 2.0 licence.</source>
        <translation>Non Merci {version}. Logiciel libre, licence Apache 2.0.</translation>
    </message>
    <message>
        <source>Licences of the parts it is made of</source>
        <translation>Licences des éléments qui le composent</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>What is the risk?</source>
        <translation>Quel est le risque&#x202f;?</translation>
    </message>
    <message>
        <source>LinkedIn’s rules forbid automatic tools. LinkedIn can slow down, limit or close an account for that. Non Merci works slowly, one page after the other, and stops when LinkedIn says stop. The most careful way is to click yourself: choose “I’d rather click myself”.</source>
        <translation>Les règles de LinkedIn interdisent les outils automatiques. LinkedIn peut ralentir, limiter ou fermer un compte pour cela. Non Merci va lentement, une page après l’autre. Il s’arrête dès que LinkedIn dit stop. Le plus prudent est de cliquer vous-même&#xa0;: choisissez «&#x202f;Je préfère cliquer moi-même&#x202f;».</translation>
    </message>
    <message>
        <source>What does Non Merci do in my account?</source>
        <translation>Que fait Non Merci dans mon compte&#x202f;?</translation>
    </message>
    <message>
        <source>It opens the page of each setting you chose, turns the switch off and opens the page again to see that it stayed off. It writes nothing, reads no message and touches nothing else.</source>
        <translation>Il ouvre la page de chaque réglage choisi et le refuse. Puis il ouvre la page à nouveau, pour voir que le refus tient. Il n’écrit rien, ne lit aucun message et ne touche à rien d’autre.</translation>
    </message>
    <message>
        <source>What does a green tick mean?</source>
        <translation>Que veut dire une coche verte&#x202f;?</translation>
    </message>
    <message>
        <source>That the page was loaded again and the switch was read as off. A click alone never counts.</source>
        <translation>La page a été chargée à nouveau, et le réglage y est refusé. Un clic seul ne compte jamais.</translation>
    </message>
    <message>
        <source>What if I am stuck at a test or a code?</source>
        <translation>Et si je suis bloqué à un test ou à un code&#x202f;?</translation>
    </message>
    <message>
        <source>Take your time: nothing is lost while Non Merci waits. The test often has a version with sounds. You can also stop and try again tomorrow.</source>
        <translation>Prenez votre temps&#xa0;: rien n’est perdu pendant que Non Merci attend. Le test a souvent une version avec des sons. Vous pouvez aussi arrêter et réessayer demain.</translation>
    </message>
    <message>
        <source>How do I do it without Non Merci?</source>
        <translation>Comment faire sans Non Merci&#x202f;?</translation>
    </message>
    <message>
        <source>On linkedin.com, choose your picture, then Settings and Privacy, then Data privacy and Advertising data. Turn off each setting you see in the list of Non Merci.</source>
        <translation>Sur linkedin.com, choisissez votre photo, puis «&#x202f;Préférences et confidentialité&#x202f;». Ouvrez ensuite la confidentialité des données et les données publicitaires. Refusez chaque réglage de la liste de Non Merci.</translation>
    </message>
    <message>
        <source>Where is my data?</source>
        <translation>Où sont mes données&#x202f;?</translation>
    </message>
    <message>
        <source>On this computer only: the proof in a folder you can open, the password in your computer’s password safe if you asked for it. In Preferences you can erase everything.</source>
        <translation>Seulement sur cet ordinateur. Les preuves sont dans un dossier que vous pouvez ouvrir. Le mot de passe est dans le coffre-fort de votre ordinateur, si vous l’avez demandé. Dans Préférences, vous pouvez tout effacer.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>No checks yet.</source>
        <translation>Aucune vérification pour le moment.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Open the proof folder</source>
        <translation>Ouvrir le dossier des preuves</translation>
    </message>
    <message>
        <source>Opens in your computer’s file manager</source>
        <translation>S’ouvre dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Damaged: it cannot be read.</source>
        <translation>Abîmé&#xa0;: on ne peut pas le lire.</translation>
    </message>
    <message numerus="yes">
        <source>%n turned off</source>
        <translation>
            <numerusform>%n&#xa0;refusé</numerusform>
            <numerusform>%n&#xa0;refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n&#xa0;à faire</numerusform>
            <numerusform>%n&#xa0;à faire</numerusform>
        </translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>See the proof</source>
        <translation>Voir les preuves</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>Put the old settings back</source>
        <translation>Remettre les anciens réglages</translation>
    </message>
    <message>
        <source>Delete this check</source>
        <translation>Supprimer cette vérification</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Try without an account</source>
        <translation>Essayer sans compte</translation>
    </message>
    <message>
        <source>Choose settings</source>
        <translation>Choisir les réglages</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Protect your data on LinkedIn</source>
        <translation>Protégez vos données sur LinkedIn</translation>
    </message>
    <message>
        <source>Non Merci opens your settings and says no for you.</source>
        <translation>Non Merci ouvre vos réglages et dit non à votre place.</translation>
    </message>
    <message numerus="yes">
        <source>%n settings still to turn off</source>
        <translation>
            <numerusform>Il reste %n&#xa0;réglage à refuser</numerusform>
            <numerusform>Il reste %n&#xa0;réglages à refuser</numerusform>
        </translation>
    </message>
    <message>
        <source>Last check: {date}</source>
        <translation>Dernière vérification&#xa0;: {date}</translation>
    </message>
    <message>
        <source>Check and opt out of everything</source>
        <translation>Tout vérifier et tout refuser</translation>
    </message>
    <message numerus="yes">
        <source>Opt out of %n selected settings</source>
        <translation>
            <numerusform>Refuser le réglage coché</numerusform>
            <numerusform>Refuser les %n&#xa0;réglages cochés</numerusform>
        </translation>
    </message>
    <message>
        <source>LinkedIn will ask you to sign in again.</source>
        <translation>LinkedIn va vous demander de vous reconnecter.</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>Compte&#xa0;: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n settings were off.</source>
        <translation>
            <numerusform>%n&#xa0;réglage était refusé.</numerusform>
            <numerusform>%n&#xa0;réglages étaient refusés.</numerusform>
        </translation>
    </message>
    <message>
        <source>LinkedIn sometimes adds new settings.</source>
        <translation>LinkedIn ajoute parfois de nouveaux réglages.</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Licences of the parts it is made of</source>
        <translation>Licences des éléments qui le composent</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Non Merci needs you: {what}</source>
        <translation>Non Merci a besoin de vous&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Thank you. Non Merci is carrying on.</source>
        <translation>Merci. Non Merci continue.</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Same as computer</source>
        <translation>Comme l’ordinateur</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claire</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Where you live</source>
        <translation>Là où vous vivez</translation>
    </message>
    <message>
        <source>Stay signed in to LinkedIn in Non Merci</source>
        <translation>Rester connecté à LinkedIn dans Non Merci</translation>
    </message>
    <message>
        <source>Check for updates once a day</source>
        <translation>Chercher les mises à jour une fois par jour</translation>
    </message>
    <message>
        <source>Check for updates now</source>
        <translation>Chercher une mise à jour maintenant</translation>
    </message>
    <message>
        <source>Sign me out of LinkedIn in Non Merci</source>
        <translation>Me déconnecter de LinkedIn dans Non Merci</translation>
    </message>
    <message>
        <source>Forget my password</source>
        <translation>Oublier mon mot de passe</translation>
    </message>
    <message>
        <source>Choose the folder for the proof…</source>
        <translation>Choisir le dossier des preuves…</translation>
    </message>
    <message>
        <source>Choose the browser…</source>
        <translation>Choisir le navigateur…</translation>
    </message>
    <message>
        <source>Erase everything from this computer…</source>
        <translation>Tout effacer de cet ordinateur…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>I’d rather not say</source>
        <translation>Je préfère ne pas le dire</translation>
    </message>
    <message>
        <source>European Union, Norway, Iceland, Liechtenstein, Switzerland</source>
        <translation>Union européenne, Norvège, Islande, Liechtenstein, Suisse</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Royaume-Uni</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
    </message>
    <message>
        <source>Canada or Hong Kong</source>
        <translation>Canada ou Hong Kong</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Ailleurs</translation>
    </message>
    <message>
        <source>Password kept for {user}</source>
        <translation>Mot de passe gardé pour {user}</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Copy the technical report</source>
        <translation>Copier le rapport technique</translation>
    </message>
    <message>
        <source>This report contains no password, no name and no screenshot.</source>
        <translation>Ce rapport ne contient ni mot de passe, ni nom, ni capture d’écran.</translation>
    </message>
    <message>
        <source>See what was done</source>
        <translation>Voir ce qui a été fait</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n settings already turned off stay off.</source>
        <translation>
            <numerusform>%n&#xa0;réglage déjà refusé le reste.</numerusform>
            <numerusform>%n&#xa0;réglages déjà refusés le restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>Sign in myself</source>
        <translation>Me connecter moi-même</translation>
    </message>
    <message>
        <source>Non Merci cannot reach LinkedIn. Check your Wi-Fi or cable. Non Merci carries on by itself when the connection is back.</source>
        <translation>Non Merci ne peut pas joindre LinkedIn. Vérifiez le Wi-Fi ou le câble. Non Merci reprend tout seul dès que la connexion revient.</translation>
    </message>
    <message>
        <source>No internet connection</source>
        <translation>Pas de connexion à Internet</translation>
    </message>
    <message>
        <source>The internet works, but LinkedIn is slow or down. Nothing has been lost.</source>
        <translation>Internet marche, mais LinkedIn est lent ou en panne. Rien n’a été perdu.</translation>
    </message>
    <message numerus="yes">
        <source>Non Merci will try again in %n minutes.</source>
        <translation>
            <numerusform>Non Merci réessaie dans %n&#xa0;minute.</numerusform>
            <numerusform>Non Merci réessaie dans %n&#xa0;minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>LinkedIn is not responding</source>
        <translation>LinkedIn ne répond pas</translation>
    </message>
    <message>
        <source>{vault} is locked</source>
        <translation>{vault} est verrouillé</translation>
    </message>
    <message>
        <source>Your LinkedIn password is kept inside. Your computer will ask you to open it.</source>
        <translation>Votre mot de passe LinkedIn est rangé dedans. Votre ordinateur va vous demander de l’ouvrir.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>This computer cannot keep your password</source>
        <translation>Cet ordinateur ne peut pas garder votre mot de passe</translation>
    </message>
    <message>
        <source>It has no password safe. That’s fine: sign in yourself in the LinkedIn window.</source>
        <translation>Il manque un coffre-fort de mots de passe. Ce n’est pas grave&#xa0;: connectez-vous vous-même dans la fenêtre LinkedIn.</translation>
    </message>
    <message>
        <source>How to install a password safe</source>
        <translation>Comment installer un coffre-fort</translation>
    </message>
    <message>
        <source>Non Merci needs a browser to open LinkedIn: Chrome, Edge, Chromium, Brave or Firefox.</source>
        <translation>Non Merci a besoin d’un navigateur pour ouvrir LinkedIn&#xa0;: Chrome, Edge, Chromium, Brave ou Firefox.</translation>
    </message>
    <message>
        <source>A browser is missing</source>
        <translation>Il manque un navigateur</translation>
    </message>
    <message>
        <source>The browser cannot be used</source>
        <translation>Le navigateur ne peut pas servir</translation>
    </message>
    <message>
        <source>It and the program that drives it do not fit together. Update the browser, or choose another one.</source>
        <translation>Le programme qui le conduit ne va pas avec lui. Mettez le navigateur à jour, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Download a browser</source>
        <translation>Télécharger un navigateur</translation>
    </message>
    <message>
        <source>I already have a browser…</source>
        <translation>J’ai déjà un navigateur…</translation>
    </message>
    <message>
        <source>Non Merci stopped at setting {i} of {n}.</source>
        <translation>Non Merci s’est arrêté au réglage {i} sur {n}.</translation>
    </message>
    <message>
        <source>The LinkedIn window was closed</source>
        <translation>La fenêtre LinkedIn a été fermée</translation>
    </message>
    <message>
        <source>Reopen and continue</source>
        <translation>Rouvrir et continuer</translation>
    </message>
    <message>
        <source>The folder {folder} is full or protected. Choose another folder.</source>
        <translation>Le dossier {folder} est plein ou protégé. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Non Merci cannot save the proof</source>
        <translation>Non Merci ne peut pas enregistrer les preuves</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Your LinkedIn settings are as shown in the history. You can carry on from where Non Merci stopped.</source>
        <translation>Vos réglages LinkedIn sont dans l’état noté dans l’historique. Vous pouvez reprendre là où Non Merci s’est arrêté.</translation>
    </message>
    <message>
        <source>Non Merci stopped unexpectedly</source>
        <translation>Non Merci s’est arrêté de façon inattendue</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Non Merci stopped straight away. Follow LinkedIn’s instructions in your own browser. Don’t use Non Merci until your account is back.</source>
        <translation>Non Merci s’est arrêté tout de suite. Suivez les consignes de LinkedIn dans votre navigateur habituel. N’utilisez pas Non Merci avant d’avoir retrouvé votre compte.</translation>
    </message>
    <message>
        <source>LinkedIn has restricted your account</source>
        <translation>LinkedIn a limité votre compte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>ProofPage</name>
    <message>
        <source>The proof</source>
        <translation>Les preuves</translation>
    </message>
    <message>
        <source>The pictures show your settings as LinkedIn showed them. They stay on this computer.</source>
        <translation>Les images montrent vos réglages comme LinkedIn les a affichés. Elles restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Check this proof</source>
        <translation>Vérifier cette preuve</translation>
    </message>
    <message>
        <source>Save a copy to share</source>
        <translation>Enregistrer une copie à partager</translation>
    </message>
    <message>
        <source>Open the proof folder</source>
        <translation>Ouvrir le dossier des preuves</translation>
    </message>
    <message>
        <source>Opens in your computer’s file manager</source>
        <translation>S’ouvre dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
</context>
<context>
    <name>Proofs</name>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>The receipt was not saved</source>
        <translation>Le reçu n’a pas été enregistré</translation>
    </message>
    <message>
        <source>The folder {folder} is full or protected. Choose another folder.</source>
        <translation>Le dossier {folder} est plein ou protégé. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Save a copy to share</source>
        <translation>Enregistrer une copie à partager</translation>
    </message>
    <message>
        <source>The copy was not saved</source>
        <translation>La copie n’a pas été enregistrée</translation>
    </message>
    <message>
        <source>It holds the pictures and the receipt, and nothing that names you: {file}</source>
        <translation>Elle contient les images et le reçu, et rien qui vous nomme&#xa0;: {file}</translation>
    </message>
    <message>
        <source>The copy is saved</source>
        <translation>La copie est enregistrée</translation>
    </message>
    <message>
        <source>This check turned off nothing that can be put back.</source>
        <translation>Cette vérification n’a rien refusé qui puisse être remis.</translation>
    </message>
    <message>
        <source>Nothing to put back</source>
        <translation>Rien à remettre</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Put the old settings back</source>
        <translation>Remettre les anciens réglages</translation>
    </message>
    <message>
        <source>Go further: object in writing</source>
        <translation>Aller plus loin&#xa0;: s’opposer par écrit</translation>
    </message>
    <message>
        <source>Opens in your own browser</source>
        <translation>S’ouvre dans votre navigateur habituel</translation>
    </message>
    <message>
        <source>Sign me out of LinkedIn in Non Merci</source>
        <translation>Me déconnecter de LinkedIn dans Non Merci</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>See the proof</source>
        <translation>Voir les preuves</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>%n settings put back but not checked</source>
        <translation>
            <numerusform>%n&#xa0;réglage remis mais pas vérifié</numerusform>
            <numerusform>%n&#xa0;réglages remis mais pas vérifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings turned off but not checked</source>
        <translation>
            <numerusform>%n&#xa0;réglage refusé mais pas vérifié</numerusform>
            <numerusform>%n&#xa0;réglages refusés mais pas vérifiés</numerusform>
        </translation>
    </message>
    <message>
        <source>Opting out counts from today. LinkedIn does not undo what it has already learned.</source>
        <translation>Le refus compte à partir d’aujourd’hui. LinkedIn ne retire pas ce qu’il a déjà appris.</translation>
    </message>
    <message>
        <source>For ads, the change can take 24 hours.</source>
        <translation>Pour la publicité, le changement peut prendre 24&#xa0;heures.</translation>
    </message>
    <message>
        <source>Finish the check</source>
        <translation>Terminer la vérification</translation>
    </message>
    <message numerus="yes">
        <source>Try these %n settings again</source>
        <translation>
            <numerusform>Réessayer ce réglage</numerusform>
            <numerusform>Réessayer ces %n&#xa0;réglages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n settings turned off</source>
        <translation>
            <numerusform>C’est fait&#xa0;: %n&#xa0;réglage refusé</numerusform>
            <numerusform>C’est fait&#xa0;: %n&#xa0;réglages refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings turned off today.</source>
        <translation>
            <numerusform>%n&#xa0;réglage refusé aujourd’hui.</numerusform>
            <numerusform>%n&#xa0;réglages refusés aujourd’hui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were already off.</source>
        <translation>
            <numerusform>%n&#xa0;était déjà refusé.</numerusform>
            <numerusform>%n&#xa0;étaient déjà refusés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Non Merci checked each setting a second time.</source>
        <translation>Non Merci a vérifié chaque réglage une deuxième fois.</translation>
    </message>
    <message>
        <source>Everything is already off</source>
        <translation>Tout est déjà refusé</translation>
    </message>
    <message numerus="yes">
        <source>%n settings turned off,</source>
        <translation>
            <numerusform>%n&#xa0;réglage refusé,</numerusform>
            <numerusform>%n&#xa0;réglages refusés,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left to do with you</source>
        <translation>
            <numerusform>%n&#xa0;à faire avec vous</numerusform>
            <numerusform>%n&#xa0;à faire avec vous</numerusform>
        </translation>
    </message>
    <message>
        <source>Here is what happened to each setting, and what you can do.</source>
        <translation>Voici ce qui s’est passé pour chaque réglage, et ce que vous pouvez faire.</translation>
    </message>
    <message>
        <source>No setting was turned off</source>
        <translation>Aucun réglage n’a été refusé</translation>
    </message>
    <message numerus="yes">
        <source>You kept %n settings as they were.</source>
        <translation>
            <numerusform>Vous avez gardé %n&#xa0;réglage tel quel.</numerusform>
            <numerusform>Vous avez gardé %n&#xa0;réglages tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Nothing was put back</source>
        <translation>Rien n’a été remis</translation>
    </message>
    <message>
        <source>{k} of {n} settings share your data</source>
        <translation>{k}&#xa0;réglages sur {n} partagent vos données</translation>
    </message>
    <message>
        <source>Non Merci only looked. Nothing has changed.</source>
        <translation>Non Merci a seulement regardé. Rien n’a changé.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n settings turned off</source>
        <translation>
            <numerusform>Arrêté&#xa0;: %n&#xa0;réglage refusé</numerusform>
            <numerusform>Arrêté&#xa0;: %n&#xa0;réglages refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n have not changed.</source>
        <translation>
            <numerusform>L’autre n’a pas changé.</numerusform>
            <numerusform>Les %n&#xa0;autres n’ont pas changé.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can carry on whenever you want.</source>
        <translation>Vous pouvez reprendre quand vous voulez.</translation>
    </message>
    <message numerus="yes">
        <source>%n settings put back</source>
        <translation>
            <numerusform>%n&#xa0;réglage remis comme avant</numerusform>
            <numerusform>%n&#xa0;réglages remis comme avant</numerusform>
        </translation>
    </message>
    <message>
        <source>These settings share your data again.</source>
        <translation>Ces réglages partagent de nouveau vos données.</translation>
    </message>
    <message>
        <source>No setting could be read</source>
        <translation>Aucun réglage n’a pu être lu</translation>
    </message>
    <message numerus="yes">
        <source>%n settings could not be read.</source>
        <translation>
            <numerusform>%n&#xa0;réglage n’a pas pu être lu.</numerusform>
            <numerusform>%n&#xa0;réglages n’ont pas pu être lus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Non Merci checked %n settings.</source>
        <translation>
            <numerusform>Non Merci a vérifié %n&#xa0;réglage.</numerusform>
            <numerusform>Non Merci a vérifié %n&#xa0;réglages.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has changed since {date}.</source>
        <translation>Rien n’a changé depuis le {date}.</translation>
    </message>
    <message>
        <source>There is nothing for you to do.</source>
        <translation>Vous n’avez rien à faire.</translation>
    </message>
    <message>
        <source>Open the setting’s page</source>
        <translation>Ouvrir la page du réglage</translation>
    </message>
</context>
<context>
    <name>ResumePage</name>
    <message>
        <source>Carry on where you stopped?</source>
        <translation>Reprendre là où vous étiez&#x202f;?</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer du début</translation>
    </message>
    <message>
        <source>Last time, {done} of {n} settings were done.</source>
        <translation>La dernière fois, {done}&#xa0;réglages sur {n} étaient faits.</translation>
    </message>
    <message numerus="yes">
        <source>%n settings turned off but not checked</source>
        <translation>
            <numerusform>%n&#xa0;réglage refusé mais pas vérifié</numerusform>
            <numerusform>%n&#xa0;réglages refusés mais pas vérifiés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <source>Non Merci is working on your settings</source>
        <translation>Non Merci s’occupe de vos réglages</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Paused. Nothing changes until you choose Resume.</source>
        <translation>En pause. Rien ne change tant que vous ne cliquez pas sur «&#x202f;Reprendre&#x202f;».</translation>
    </message>
    <message>
        <source>You can do something else. Don’t click in the LinkedIn window. Keep the computer on.</source>
        <translation>Vous pouvez faire autre chose. Ne cliquez pas dans la fenêtre LinkedIn. Laissez l’ordinateur allumé.</translation>
    </message>
    <message>
        <source>Show the LinkedIn window</source>
        <translation>Afficher la fenêtre LinkedIn</translation>
    </message>
    <message>
        <source>Brings the browser’s window to the front</source>
        <translation>Met la fenêtre du navigateur devant</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Opening the LinkedIn window…</source>
        <translation>La fenêtre LinkedIn s’ouvre…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Non Merci is checking each setting a second time…</source>
        <translation>Non Merci vérifie chaque réglage une deuxième fois…</translation>
    </message>
    <message>
        <source>Setting {i} of {n}: {name}…</source>
        <translation>Réglage {i} sur {n}&#xa0;: {name}…</translation>
    </message>
    <message>
        <source>Looking at setting {i} of {n}: {name}…</source>
        <translation>Non Merci regarde le réglage {i} sur {n}&#xa0;: {name}…</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>How do you want to sign in?</source>
        <translation>Comment voulez-vous vous connecter&#x202f;?</translation>
    </message>
    <message>
        <source>I’ll sign in myself (recommended)</source>
        <translation>Je me connecte moi-même (conseillé)</translation>
    </message>
    <message>
        <source>The LinkedIn page opens. You type your password in that page. Non Merci does not read it or keep it.</source>
        <translation>La page LinkedIn s’ouvre. Vous tapez votre mot de passe dans cette page. Non Merci ne le lit pas et ne le garde pas.</translation>
    </message>
    <message>
        <source>Non Merci remembers my sign-in details</source>
        <translation>Non Merci retient mes identifiants</translation>
    </message>
    <message>
        <source>Your password is kept in {vault}, protected by your computer. Non Merci types it for you.</source>
        <translation>Votre mot de passe est rangé dans {vault}, protégé par votre ordinateur. Non Merci le tape pour vous.</translation>
    </message>
    <message>
        <source>This computer cannot keep your password: it has no password safe. That’s fine: sign in yourself in the LinkedIn window.</source>
        <translation>Cet ordinateur ne peut pas garder votre mot de passe&#xa0;: il lui manque un coffre-fort. Ce n’est pas grave&#xa0;: connectez-vous vous-même dans la fenêtre LinkedIn.</translation>
    </message>
    <message>
        <source>How to install a password safe</source>
        <translation>Comment installer un coffre-fort</translation>
    </message>
    <message>
        <source>Stay signed in to LinkedIn in Non Merci</source>
        <translation>Rester connecté à LinkedIn dans Non Merci</translation>
    </message>
    <message>
        <source>Next time, one click is enough. Your sign-in stays on this computer, protected by {vault}.</source>
        <translation>La prochaine fois, un seul clic suffit. Votre connexion reste sur cet ordinateur, protégée par {vault}.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {here} of {all}: {name}</source>
        <translation>Étape {here} sur {all}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation>Ensuite&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Check for updates automatically?</source>
        <translation>Chercher les mises à jour automatiquement&#x202f;?</translation>
    </message>
    <message>
        <source>LinkedIn changes often. Without updates, Non Merci may miss settings. Non Merci looks once a day and sends nothing about you.</source>
        <translation>LinkedIn change souvent. Sans mise à jour, Non Merci peut rater des réglages. Non Merci regarde une fois par jour et n’envoie rien sur vous.</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Non merci</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Chercher les mises à jour</translation>
    </message>
    <message>
        <source>Version {version} follows the latest LinkedIn changes. Its page opens in your browser.</source>
        <translation>La version {version} suit les derniers changements de LinkedIn. Sa page s’ouvre dans votre navigateur.</translation>
    </message>
    <message>
        <source>A new version is available</source>
        <translation>Une nouvelle version est disponible</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>See the new version</source>
        <translation>Voir la nouvelle version</translation>
    </message>
    <message>
        <source>You have the newest version</source>
        <translation>Vous avez la version la plus récente</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>The answer does not count</source>
        <translation>La réponse ne compte pas</translation>
    </message>
    <message>
        <source>It is not signed by Non Merci. Nothing was changed; look again another day.</source>
        <translation>Elle n’est pas signée par Non Merci. Rien n’a changé&#x202f;; regardez un autre jour.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Pas de réponse</translation>
    </message>
    <message>
        <source>Check your internet connection, then look again.</source>
        <translation>Vérifiez votre connexion à internet, puis regardez encore.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Protect your data on LinkedIn</source>
        <translation>Protégez vos données sur LinkedIn</translation>
    </message>
    <message>
        <source>LinkedIn uses your data for advertising, artificial intelligence and its partners. Non Merci opens your settings and says no for you.</source>
        <translation>LinkedIn utilise vos données pour la publicité, l’intelligence artificielle et ses partenaires. Non Merci ouvre vos réglages et dit non à votre place.</translation>
    </message>
    <message numerus="yes">
        <source>It takes about %n minutes.</source>
        <translation>
            <numerusform>Il faut environ %n&#xa0;minute.</numerusform>
            <numerusform>Il faut environ %n&#xa0;minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can see everything that happens.</source>
        <translation>Vous voyez tout ce qui se passe.</translation>
    </message>
    <message>
        <source>You can stop whenever you want.</source>
        <translation>Vous pouvez arrêter quand vous voulez.</translation>
    </message>
    <message>
        <source>Non Merci does not send your data to anyone.</source>
        <translation>Non Merci n’envoie vos données à personne.</translation>
    </message>
    <message>
        <source>Non Merci is not a LinkedIn product. LinkedIn’s rules forbid automatic tools. LinkedIn can restrict your account.</source>
        <translation>Non Merci n’est pas un produit LinkedIn. Les règles de LinkedIn interdisent les outils automatiques. LinkedIn peut limiter votre compte.</translation>
    </message>
    <message>
        <source>Understand this risk</source>
        <translation>Comprendre ce risque</translation>
    </message>
    <message>
        <source>Try without an account</source>
        <translation>Essayer sans compte</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>YourTurnPage</name>
    <message>
        <source>Your turn</source>
        <translation>C’est à vous</translation>
    </message>
    <message>
        <source>Non Merci is waiting. Take your time.</source>
        <translation>Non Merci attend. Prenez votre temps.</translation>
    </message>
    <message>
        <source>I can’t do it</source>
        <translation>Je n’y arrive pas</translation>
    </message>
    <message>
        <source>Open the LinkedIn window</source>
        <translation>Ouvrir la fenêtre LinkedIn</translation>
    </message>
    <message>
        <source>Continue later</source>
        <translation>Continuer plus tard</translation>
    </message>
    <message>
        <source>I’ve finished</source>
        <translation>J’ai terminé</translation>
    </message>
    <message>
        <source>The Google button does not work in this window. Use your email address.</source>
        <translation>Le bouton Google ne marche pas dans cette fenêtre. Utilisez votre adresse e-mail.</translation>
    </message>
    <message>
        <source>1. Go to the LinkedIn window. 2. Enter your email address and password. 3. Non Merci carries on by itself.</source>
        <translation>1. Allez dans la fenêtre LinkedIn. 2. Tapez votre adresse e-mail et votre mot de passe. 3. Non Merci continue tout seul.</translation>
    </message>
    <message>
        <source>Sign in to LinkedIn</source>
        <translation>Connectez-vous à LinkedIn</translation>
    </message>
    <message>
        <source>Sign in to LinkedIn again</source>
        <translation>Reconnectez-vous à LinkedIn</translation>
    </message>
    <message>
        <source>Non Merci tried only once, so your account is not locked. Enter the right password in the LinkedIn window.</source>
        <translation>Non Merci n’a essayé qu’une fois, pour ne pas bloquer votre compte. Tapez le bon mot de passe dans la fenêtre LinkedIn.</translation>
    </message>
    <message>
        <source>LinkedIn did not accept the password</source>
        <translation>LinkedIn a refusé le mot de passe</translation>
    </message>
    <message>
        <source>LinkedIn wants a 6-digit code. Look in your texts, your emails or your code app. Enter it in the LinkedIn window.</source>
        <translation>LinkedIn demande un code à 6&#xa0;chiffres. Regardez vos SMS, vos e-mails ou votre application de codes. Tapez-le dans la fenêtre LinkedIn.</translation>
    </message>
    <message>
        <source>Don’t give this code to anyone. Non Merci does not read it.</source>
        <translation>Ne donnez ce code à personne. Non Merci ne le lit pas.</translation>
    </message>
    <message>
        <source>Enter the code you received</source>
        <translation>Tapez le code reçu</translation>
    </message>
    <message>
        <source>LinkedIn is showing a short test with pictures or sounds. Do it in the LinkedIn window.</source>
        <translation>LinkedIn affiche un petit test avec des images ou des sons. Faites-le dans la fenêtre LinkedIn.</translation>
    </message>
    <message>
        <source>Show you are not a robot</source>
        <translation>Montrez que vous n’êtes pas un robot</translation>
    </message>
    <message>
        <source>Open the LinkedIn app on your phone. Tap Yes to confirm that it’s you.</source>
        <translation>Ouvrez l’application LinkedIn sur votre téléphone. Touchez «&#x202f;Oui&#x202f;» pour confirmer que c’est vous.</translation>
    </message>
    <message>
        <source>Confirm on your phone</source>
        <translation>Confirmez sur votre téléphone</translation>
    </message>
    <message>
        <source>Look at the LinkedIn window and answer. Non Merci will not click for you.</source>
        <translation>Regardez la fenêtre LinkedIn et répondez. Non Merci ne clique pas à votre place.</translation>
    </message>
    <message>
        <source>LinkedIn is asking you something</source>
        <translation>LinkedIn vous demande quelque chose</translation>
    </message>
    <message>
        <source>Too late? Ask for a new one in the LinkedIn window.</source>
        <translation>Trop tard&#x202f;? Demandez un nouvel envoi dans la fenêtre LinkedIn.</translation>
    </message>
    <message>
        <source>Your turn: {what}</source>
        <translation>C’est à vous&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>rows</name>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Turned off, to be checked</source>
        <translation>Refusé, à vérifier</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Put back, to be checked</source>
        <translation>Remis, à vérifier</translation>
    </message>
</context>
<context>
    <name>vaults</name>
    <message>
        <source>Credential Manager</source>
        <translation>le Gestionnaire d’identification</translation>
    </message>
    <message>
        <source>your Keychain</source>
        <translation>le Trousseau d’accès</translation>
    </message>
    <message>
        <source>your computer’s password safe</source>
        <translation>le coffre-fort de votre ordinateur</translation>
    </message>
</context>
</TS>
