# What `cmake --install` and `cpack` make of the tool and the library.
include(CMakePackageConfigHelpers)

install(TARGETS kanjo_tool RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# Pages and completions are what the tool itself prints.
foreach(made IN ITEMS "man|kanjo.1|${CMAKE_INSTALL_MANDIR}/man1"
                      "completions bash|kanjo|${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
                      "completions zsh|_kanjo|${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions"
                      "completions fish|kanjo.fish|${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
  string(REPLACE "|" ";" made "${made}")
  list(GET made 0 words)
  list(GET made 1 name)
  list(GET made 2 folder)
  separate_arguments(words)
  list(JOIN words _ kind)
  set(file ${PROJECT_BINARY_DIR}/made/${kind}/${name})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/made/${kind})
  add_custom_command(OUTPUT ${file} COMMAND kanjo_tool ${words} > ${file} DEPENDS kanjo_tool VERBATIM)
  list(APPEND made_files ${file})
  install(FILES ${file} DESTINATION ${folder})
endforeach()
add_custom_target(made_files ALL DEPENDS ${made_files})

# The library: its headers stay in their rooms, below include/kanjo.
list(JOIN library_rooms "|" rooms)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kanjo
        FILES_MATCHING REGEX "/(${rooms})/[a-z0-9_]+[.]h$" PATTERN cli EXCLUDE PATTERN packaging EXCLUDE)
install(TARGETS kanjo EXPORT kanjo ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kanjo)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/kanjo)
install(EXPORT kanjo FILE kanjoTargets.cmake NAMESPACE kanjo:: DESTINATION ${package_folder})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/kanjoConfig.cmake.in ${PROJECT_BINARY_DIR}/kanjoConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/kanjoConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/kanjoConfig.cmake ${PROJECT_BINARY_DIR}/kanjoConfigVersion.cmake
        DESTINATION ${package_folder})
set(PC_LIBRARIES "${UTF8PROC_LIBRARY} ${ZSTD_LIBRARY} -lz -pthread")
configure_file(${CMAKE_CURRENT_LIST_DIR}/kanjo.pc.in ${PROJECT_BINARY_DIR}/kanjo.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/kanjo.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/data/japan-2024.json DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The kanjo authors <kanjo@localhost>")
set(CPACK_PACKAGE_FILE_NAME kanjo_${PROJECT_VERSION})
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libutf8proc-dev, libzstd-dev, zlib1g-dev")  # for those who link the library
set(CPACK_STRIP_FILES ON)
include(CPack)
