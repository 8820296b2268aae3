<?php
/**
 * Restore a cartridge as a new course, as Moodle's page "Restore course" does, and print what a teacher gets: `php audit/moodle.php MOODLE CARTRIDGE`.
 *
 * MOODLE is the folder of an installed Moodle on this machine (https://github.com/moodle/moodle), with PHP and PostgreSQL of Debian:
 *
 *     apt install php-cli php-{xml,mbstring,curl,zip,gd,intl,soap,pgsql} postgresql
 *     php -d max_input_vars=6000 admin/cli/install.php --non-interactive --agree-license --dbtype=pgsql ...
 */
define('CLI_SCRIPT', true);
[, $moodle, $cartridge] = $argv;
$cartridge = realpath($cartridge);
require("$moodle/config.php");
require_once("$CFG->dirroot/backup/util/includes/restore_includes.php");
chdir("$CFG->dirroot/backup"); // the importer reads its own files from there
\core\session\manager::set_user(get_admin());

$folder = restore_controller::get_tempdir_name(SITEID, $USER->id);
get_file_packer('application/zip')->extract_to_pathname($cartridge, make_backup_temp_directory($folder));
$id = restore_dbops::create_new_course('', '', core_course_category::get_default()->id);
$restore = new restore_controller($folder, $id, backup::INTERACTIVE_NO, backup::MODE_GENERAL, $USER->id, backup::TARGET_NEW_COURSE);
$restore->convert();
$restore->execute_precheck();
$restore->execute_plan();
$restore->destroy();

$course = get_course($id);
echo "Moodle $CFG->release\n$CFG->wwwroot/course/view.php?id=$id\n$course->fullname: $course->summary\n";
$modules = get_fast_modinfo($id);
foreach ($modules->get_section_info_all() as $number => $section) {
    echo "$number ", strip_tags($section->summary), "\n";
    foreach ($modules->sections[$number] ?? [] as $module) {
        $shown = $modules->cms[$module];
        $address = $shown->modname === 'url' ? $DB->get_field('url', 'externalurl', ['id' => $shown->instance]) : '';
        echo str_repeat('  ', $shown->indent + 1), "$shown->modname: $shown->name $address\n";
    }
}
