// TranslationMemory
