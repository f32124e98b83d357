# cmake -D IN=FILE -D OUT=FILE.cc -D NAME=identifier -P embed.cmake
# Writes a source file that holds the bytes of a text file as `const std::string_view kanjo::NAME`.
file(READ "${IN}" text)
string(REPLACE "\\" "\\\\" text "${text}")
string(REPLACE "\"" "\\\"" text "${text}")
string(REPLACE "\t" "\\t" text "${text}")
string(REPLACE "\r" "\\r" text "${text}")
string(REPLACE "\n" "\\n\"\n    \"" text "${text}")
file(WRITE "${OUT}" "#include <string_view>\n\nnamespace kanjo {\n\nextern const std::string_view ${NAME};\n"
  "const std::string_view ${NAME} =\n    \"${text}\";\n\n}  // namespace kanjo\n")
