"""What sellers say every day, whatever they sell: beside it the words of a claim stand out also where nothing
else of theirs is known."""

EVERYDAY = (
    "How was your holiday, and how are the children?",
    "The weather has been dreadful all week.",
    "I'll send you the offer by Thursday afternoon.",
    "Shall we speak again on Tuesday at ten?",
    "Let me share my screen and show you where that is.",
    "Click here, and then you see the list on the left.",
    "The price depends on how many people use it.",
    "I can give you ten per cent off if you sign this month.",
    "The contract is with our legal department.",
    "Who else in your company has to decide about this?",
    "I'll ask a colleague and come back to you.",
    "How do you do that today, and how long does it take?",
    "I understand, that must be annoying for your people.",
    "That was not as it should be, and I'm sorry.",
    "Support will ring you tomorrow morning.",
    "We have many customers of your size in your trade.",
    "Thank you for your time, and say hello to the team.",
    "I have written that down and pass it on.",
    "It takes a day to set it up and an hour to learn it.",
    "It all comes in one package with the other modules.",
)
